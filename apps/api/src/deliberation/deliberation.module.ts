import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { BallotKeys } from './ballots/ballot-keys.js';
import { CaseTables } from './case-table.js';
import { DeliberationReader } from './deliberation-reader.js';
import { AddendaService } from './outcomes/addenda.service.js';
import { OutcomeFreezer } from './outcomes/outcome-freezer.js';
import { OutcomeParts } from './outcomes/outcome-parts.js';
import { OutcomeSignedHandlers } from './outcomes/outcome-signed.js';
import { OutcomeStore } from './outcomes/outcome-store.js';
import { OutcomesController } from './outcomes/outcomes.controller.js';
import { SigningService } from './outcomes/signing.service.js';
import { DissentsService } from './recommendations/dissents.service.js';
import { RecommendationsController } from './recommendations/recommendations.controller.js';
import { RecommendationsService } from './recommendations/recommendations.service.js';
import { RoundStore } from './rounds/round-store.js';
import { RoundsController } from './rounds/rounds.controller.js';
import { RoundsService } from './rounds/rounds.service.js';

@Module({
  imports: [CasesModule, MeetingsModule],
  controllers: [RoundsController, RecommendationsController, OutcomesController],
  providers: [
    BallotKeys,
    CaseTables,
    RoundStore,
    RoundsService,
    RecommendationsService,
    DissentsService,
    OutcomeParts,
    OutcomeFreezer,
    OutcomeStore,
    OutcomeSignedHandlers,
    SigningService,
    AddendaService,
    DeliberationReader,
  ],
  exports: [DeliberationReader, OutcomeSignedHandlers, OutcomeStore],
})
export class DeliberationModule {}
