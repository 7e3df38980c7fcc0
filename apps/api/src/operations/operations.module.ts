import { Module } from '@nestjs/common';
import { OperationsController } from './operations.controller.js';
import { OperationsReader } from './operations-reader.js';

/** What an administrator sees of the work in the background. */
@Module({ controllers: [OperationsController], providers: [OperationsReader] })
export class OperationsModule {}
