import { inject, Injectable } from '@angular/core';
import type { AgendaItemChange, AgendaItemInput, Board, CasePage, ListingPreview, MeetingCommand, MeetingDetail, MeetingInput, MeetingPage, Person } from '@consilium/contracts';
import { ApiClient, newIdempotencyKey } from '../../core/http/api-client';

/** Meetings and their agenda on the server. Every call rejects with a `ProblemError`. */
@Injectable({ providedIn: 'root' })
export class AgendaClient {
  private readonly api = inject(ApiClient);

  meetings(after: string | null, order: 'newestFirst' | 'soonestFirst', from: string | null): Promise<MeetingPage> {
    return this.api.get('/meetings', { after, order, from, limit: 30 });
  }

  meeting(meetingId: string): Promise<MeetingDetail> {
    return this.api.get(`/meetings/${meetingId}`);
  }

  plan(input: MeetingInput): Promise<MeetingDetail> {
    return this.api.post('/meetings', input, { idempotencyKey: newIdempotencyKey() });
  }

  listing(meetingId: string, caseId: string): Promise<ListingPreview> {
    return this.api.get(`/meetings/${meetingId}/listing/${caseId}`);
  }

  addBreak(meeting: MeetingDetail, minutes: number, position: number | null): Promise<MeetingDetail> {
    return this.api.post(`/meetings/${meeting.id}/breaks`, { minutes, ...(position === null ? {} : { position }) }, { version: meeting.version, idempotencyKey: newIdempotencyKey() });
  }

  decide(lateAdditionId: string, assent: boolean, reason: string): Promise<MeetingDetail> {
    return this.api.post(`/late-additions/${lateAdditionId}/decision`, { assent, reason });
  }

  takeBack(lateAdditionId: string): Promise<MeetingDetail> {
    return this.api.delete(`/late-additions/${lateAdditionId}`, {});
  }

  command(meeting: MeetingDetail, command: MeetingCommand): Promise<MeetingDetail> {
    return this.api.post(`/meetings/${meeting.id}/commands`, command, { version: meeting.version });
  }

  add(meeting: MeetingDetail, input: AgendaItemInput): Promise<MeetingDetail> {
    return this.api.post(`/meetings/${meeting.id}/agenda-items`, input, { version: meeting.version, idempotencyKey: newIdempotencyKey() });
  }

  change(meeting: MeetingDetail, itemId: string, change: AgendaItemChange): Promise<MeetingDetail> {
    return this.api.patch(`/agenda-items/${itemId}`, change, { version: meeting.version });
  }

  remove(meeting: MeetingDetail, itemId: string): Promise<MeetingDetail> {
    return this.api.delete(`/agenda-items/${itemId}`, { version: meeting.version });
  }

  boards(): Promise<Board[]> {
    return this.api.get('/boards');
  }

  people(): Promise<Person[]> {
    return this.api.get('/people');
  }

  /** Cases of the board that may be put on an agenda. */
  acceptedCases(boardId: string): Promise<CasePage> {
    return this.api.get('/cases', { boardId, state: 'accepted', limit: 100 });
  }
}
