import { inject, Injectable } from '@angular/core';
import type {
  Annotation, AnnotationInput, Board, CaseChange, CaseDetail, CaseInput, CasePage, CaseSheet, CaseTransition, CourseEventInput, CriterionAssertionInput, Fact, FactInput, LesionInput, Person,
} from '@consilium/contracts';
import type { Evaluation } from '@consilium/criteria';
import { ApiClient, type Query } from '../../../core/http/api-client';

/** Cases on the server. Every call rejects with a `ProblemError`. */
@Injectable({ providedIn: 'root' })
export class CasesClient {
  private readonly api = inject(ApiClient);

  page(query: Query, signal?: AbortSignal): Promise<CasePage> {
    return this.api.get('/cases', query, signal);
  }

  /** The whole list as CSV. */
  file(query: Query): Promise<Blob> {
    return this.api.download('/cases/file', undefined, query);
  }

  read(caseId: string): Promise<CaseDetail> {
    return this.api.get(`/cases/${caseId}`);
  }

  create(input: CaseInput, idempotencyKey: string): Promise<CaseDetail> {
    return this.api.post('/cases', input, { idempotencyKey });
  }

  change(caseId: string, change: CaseChange, version: number): Promise<CaseDetail> {
    return this.api.patch(`/cases/${caseId}`, change, { version });
  }

  transition(caseId: string, step: CaseTransition, version: number): Promise<CaseDetail> {
    return this.api.post(`/cases/${caseId}/transitions`, step, { version });
  }

  sheet(caseId: string): Promise<CaseSheet> {
    return this.api.get(`/cases/${caseId}/sheet`);
  }

  history(caseId: string, element: string): Promise<Fact[]> {
    return this.api.get(`/cases/${caseId}/facts/${element}/history`);
  }

  recordFact(caseId: string, element: string, input: FactInput, version: number): Promise<CaseSheet> {
    return this.api.put(`/cases/${caseId}/facts/${element}`, input, { version });
  }

  retireFact(caseId: string, factId: string, version: number): Promise<CaseSheet> {
    return this.api.delete(`/cases/${caseId}/facts/${factId}`, { version });
  }

  reviewFact(factId: string): Promise<CaseSheet> {
    return this.api.post(`/facts/${factId}/review`, {});
  }

  replaceLesions(caseId: string, lesions: readonly (LesionInput & { readonly id?: string })[], version: number): Promise<CaseSheet> {
    return this.api.put(`/cases/${caseId}/lesions`, { lesions }, { version });
  }

  addCourseEvent(caseId: string, input: CourseEventInput, idempotencyKey: string): Promise<CaseSheet> {
    return this.api.post(`/cases/${caseId}/course`, input, { idempotencyKey });
  }

  retireCourseEvent(caseId: string, eventId: string): Promise<CaseSheet> {
    return this.api.delete(`/cases/${caseId}/course/${eventId}`);
  }

  assertCriterion(caseId: string, input: CriterionAssertionInput): Promise<CaseSheet> {
    return this.api.post(`/cases/${caseId}/assertions`, input);
  }

  annotations(caseId: string): Promise<Annotation[]> {
    return this.api.get(`/cases/${caseId}/annotations`);
  }

  annotate(caseId: string, input: AnnotationInput, idempotencyKey: string): Promise<Annotation> {
    return this.api.post(`/cases/${caseId}/annotations`, input, { idempotencyKey });
  }

  resolveAnnotation(annotationId: string): Promise<void> {
    return this.api.post(`/annotations/${annotationId}/resolution`, {});
  }

  /** The server's own evaluation; read by people who do not sit on the board and so cannot see its settings. */
  evaluation(caseId: string): Promise<{ readonly version: number; readonly evaluation: Evaluation }> {
    return this.api.get(`/cases/${caseId}/evaluation`);
  }

  boards(): Promise<Board[]> {
    return this.api.get('/boards');
  }

  people(): Promise<Person[]> {
    return this.api.get('/people');
  }
}
