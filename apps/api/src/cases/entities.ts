import { AnnotationEntity } from './annotation.entity.js';
import { CaseEntity } from './case.entity.js';
import { CourseEventEntity } from './course-event.entity.js';
import { CriterionAssertionEntity } from './criterion-assertion.entity.js';
import { EvaluationEntity } from './evaluation.entity.js';
import { FactReviewEntity } from './fact-review.entity.js';
import { FactEntity } from './fact.entity.js';
import { LesionEntity } from './lesion.entity.js';
import { PatientEntity } from './patient.entity.js';

export const caseEntities = [PatientEntity, CaseEntity, FactEntity, FactReviewEntity, LesionEntity, CourseEventEntity, AnnotationEntity, CriterionAssertionEntity, EvaluationEntity] as const;
