import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { MeetingEvents } from '../meetings/meeting-events.js';
import { AnnotationsController } from './annotations.controller.js';
import { AnnotationsService } from './annotations.service.js';
import { CaseAudit } from './case-audit.js';
import { CaseEvaluations } from './case-evaluations.js';
import { CaseHead } from './case-head.js';
import { CaseLoader } from './case-loader.js';
import { CaseRegistration } from './case-registration.js';
import { CaseSheetController } from './case-sheet.controller.js';
import { CaseSheetService } from './case-sheet.service.js';
import { CaseTransitions } from './case-transitions.js';
import { CasesController } from './cases.controller.js';
import { FollowUpWatch } from './follow-up-watch.js';
import { FactReviewsController } from './fact-reviews.controller.js';
import { FactReviewsService } from './fact-reviews.service.js';
import { CriterionAssertionsService } from './criterion-assertions.service.js';
import { EvaluationsController } from './evaluations.controller.js';
import { MeetingReadinessReader } from '../readiness/meeting-readiness.js';
import { CaseReadings } from './worklist/case-readings.js';
import { SavedViewsController } from './worklist/saved-views.controller.js';
import { Referrals } from './worklist/referrals.js';
import { Worklist } from './worklist/worklist.js';
import { WorklistController } from './worklist/worklist.controller.js';
import { WorklistExport } from './worklist/worklist-export.js';

@Module({
  imports: [AuditModule],
  controllers: [WorklistController, SavedViewsController, CasesController, CaseSheetController, AnnotationsController, EvaluationsController, FactReviewsController],
  providers: [CaseLoader, CaseAudit, CaseRegistration, CaseHead, CaseTransitions, Worklist, WorklistExport, Referrals, CaseReadings, MeetingReadinessReader, FollowUpWatch, CaseSheetService, CriterionAssertionsService, FactReviewsService, AnnotationsService, CaseEvaluations, MeetingEvents],
  exports: [CaseLoader, CaseAudit, CaseRegistration, CaseTransitions, CaseEvaluations, CaseReadings, CaseSheetService, MeetingReadinessReader],
})
export class CasesModule {}
