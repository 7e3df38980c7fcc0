import { Module } from '@nestjs/common';
import { AlarmMail } from './alarm-mail.js';
import { AlarmsService } from './alarms.service.js';
import { EmergencyController } from './emergency.controller.js';
import { EmergencyService } from './emergency.service.js';

/** Emergency access to a case of another board, and the alarms it raises. */
@Module({ controllers: [EmergencyController], providers: [EmergencyService, AlarmsService, AlarmMail] })
export class EmergencyModule {}
