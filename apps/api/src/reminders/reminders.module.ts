import { Module } from '@nestjs/common';
import { Reminders } from './reminders.js';

/** In the worker process: people are reminded of what they owe. */
@Module({ providers: [Reminders] })
export class RemindersModule {}
