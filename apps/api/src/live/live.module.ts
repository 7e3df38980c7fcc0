import { Module } from '@nestjs/common';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { EventDelivery } from './event-delivery.js';
import { Followers } from './followers.js';
import { LiveGateway } from './live.gateway.js';
import { RightsCheck } from './rights-check.js';
import { SessionWatch } from './session-watch.js';

@Module({ imports: [MeetingsModule], providers: [Followers, SessionWatch, RightsCheck, EventDelivery, LiveGateway] })
export class LiveModule {}
