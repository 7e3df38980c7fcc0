import { inject, Injectable } from '@angular/core';
import type { CaseDetail, DeliveryCommand, DeliveryInput, DeliveryList, DocumentDelivery, DocumentOrder, DocumentOrderInput, MeetingBatchCommand, MeetingBatchInput, MeetingDetail, ReceivedLetter } from '@consilium/contracts';
import { ApiClient, newIdempotencyKey } from '../../core/http/api-client';

type List = { readonly items: readonly DocumentOrder[] };

/** Documents over HTTP: ordering, following, releasing, delivering. */
@Injectable({ providedIn: 'root' })
export class ReportsClient {
  private readonly api = inject(ApiClient);

  readCase(caseId: string): Promise<CaseDetail> {
    return this.api.get(`/cases/${caseId}`);
  }

  readMeeting(meetingId: string): Promise<MeetingDetail> {
    return this.api.get(`/meetings/${meetingId}`);
  }

  async ofCase(caseId: string): Promise<readonly DocumentOrder[]> {
    return (await this.api.get<List>(`/cases/${caseId}/documents`)).items;
  }

  order(caseId: string, input: DocumentOrderInput): Promise<DocumentOrder> {
    const door = input.kind === 'caseOnePager' ? 'summaries' : input.kind === 'auditDossier' ? 'dossiers' : 'documents';
    return this.api.post(`/cases/${caseId}/${door}`, input, { idempotencyKey: newIdempotencyKey() });
  }

  one(orderId: string): Promise<DocumentOrder> {
    return this.api.get(`/documents/${orderId}`);
  }

  command(orderId: string, command: 'release' | 'retry' | 'cancel'): Promise<DocumentOrder> {
    return this.api.post(`/documents/${orderId}/${command}`, undefined, { idempotencyKey: newIdempotencyKey() });
  }

  deliveries(orderId: string): Promise<DeliveryList> {
    return this.api.get(`/documents/${orderId}/deliveries`);
  }

  deliver(orderId: string, input: DeliveryInput): Promise<DocumentDelivery> {
    return this.api.post(`/documents/${orderId}/deliveries`, input, { idempotencyKey: newIdempotencyKey() });
  }

  commandDelivery(deliveryId: string, input: DeliveryCommand): Promise<DocumentDelivery> {
    return this.api.post(`/deliveries/${deliveryId}/commands`, input, { idempotencyKey: newIdempotencyKey() });
  }

  async password(deliveryId: string): Promise<string> {
    return (await this.api.get<{ password: string }>(`/deliveries/${deliveryId}/password`)).password;
  }

  letter(deliveryId: string): Promise<ReceivedLetter> {
    return this.api.get(`/deliveries/${deliveryId}`);
  }

  async ofMeeting(meetingId: string): Promise<readonly DocumentOrder[]> {
    return (await this.api.get<List>(`/meetings/${meetingId}/documents`)).items;
  }

  orderForMeeting(meetingId: string, input: DocumentOrderInput): Promise<DocumentOrder> {
    return this.api.post(`/meetings/${meetingId}/documents`, input, { idempotencyKey: newIdempotencyKey() });
  }

  async orderBatch(meetingId: string, input: MeetingBatchInput): Promise<readonly DocumentOrder[]> {
    return (await this.api.post<List>(`/meetings/${meetingId}/documents/batch`, input, { idempotencyKey: newIdempotencyKey() })).items;
  }

  async commandBatch(meetingId: string, input: MeetingBatchCommand): Promise<readonly DocumentOrder[]> {
    return (await this.api.post<List>(`/meetings/${meetingId}/documents/commands`, input, { idempotencyKey: newIdempotencyKey() })).items;
  }

  download(path: string): Promise<Blob> {
    return this.api.download(path);
  }
}

/** Where the bytes of a document are read, without the base of the API. */
export function contentPath({ id, kind, caseId, meetingId }: Pick<DocumentOrder, 'id' | 'kind' | 'caseId' | 'meetingId'>): string {
  if (kind === 'caseOnePager') return `/cases/${caseId}/summaries/${id}/content`;
  if (kind === 'auditDossier') return `/cases/${caseId}/dossiers/${id}/content`;
  return caseId === null ? `/meetings/${meetingId}/documents/${id}/content` : `/documents/${id}/content`;
}

/** Address for the browser itself: saving and printing. */
export const contentAddress = (order: Pick<DocumentOrder, 'id' | 'kind' | 'caseId' | 'meetingId'>, disposition: 'inline' | 'attachment'): string =>
  `/api/v1${contentPath(order)}?disposition=${disposition}`;

export const isLetter = ({ kind }: Pick<DocumentOrder, 'kind'>): boolean => kind === 'referrerLetter' || kind === 'patientLetter' || kind === ('chaseLetter' as string);
export const isRunning = ({ state }: Pick<DocumentOrder, 'state'>): boolean => state === 'ordered' || state === 'queued' || state === 'making';
