import { inject, Injectable } from '@angular/core';
import type {
  AddendumInput, AgendaItemCommand, AttendanceInput, BallotInput, Deliberation, DissentInput, DocumentOrder, InterestInput, MeetingCommand, MeetingDetail, OutcomeRecord, Recommendation, RecommendationInput, Round, RoundCommand, SignatureInput,
} from '@consilium/contracts';
import { ApiClient, newIdempotencyKey } from '../../../core/http/api-client';

/** The meeting room on the server. Every call rejects with a `ProblemError`. */
@Injectable({ providedIn: 'root' })
export class RoomClient {
  private readonly api = inject(ApiClient);

  meeting(meetingId: string): Promise<MeetingDetail> {
    return this.api.get(`/meetings/${meetingId}`);
  }

  deliberation(meetingId: string, caseId: string): Promise<Deliberation> {
    return this.api.get(`/meetings/${meetingId}/cases/${caseId}/deliberation`);
  }

  command(meeting: MeetingDetail, command: MeetingCommand): Promise<MeetingDetail> {
    return this.api.post(`/meetings/${meeting.id}/commands`, command, { version: meeting.version });
  }

  itemCommand(itemId: string, command: AgendaItemCommand): Promise<MeetingDetail> {
    return this.api.post(`/agenda-items/${itemId}/commands`, command);
  }

  arrive(meetingId: string, input: AttendanceInput): Promise<MeetingDetail> {
    return this.api.post(`/meetings/${meetingId}/attendance`, input, { idempotencyKey: newIdempotencyKey() });
  }

  depart(attendanceId: string): Promise<MeetingDetail> {
    return this.api.post(`/attendance/${attendanceId}/departure`, {});
  }

  declareInterest(meetingId: string, input: InterestInput): Promise<MeetingDetail> {
    return this.api.post(`/meetings/${meetingId}/interests`, input, { idempotencyKey: newIdempotencyKey() });
  }

  openRound(itemId: string): Promise<Deliberation> {
    return this.api.post(`/agenda-items/${itemId}/rounds`, {}, { idempotencyKey: newIdempotencyKey() });
  }

  roundCommand(roundId: string, command: RoundCommand['command']): Promise<Deliberation> {
    return this.api.post(`/rounds/${roundId}/commands`, { command });
  }

  /** @param replaces version of the own ballot in force, undefined for the first one. */
  cast(roundId: string, input: BallotInput, replaces: number | undefined): Promise<Round> {
    return this.api.put(`/rounds/${roundId}/ballot`, input, { idempotencyKey: newIdempotencyKey(), ...(replaces === undefined ? {} : { version: replaces }) });
  }

  /** @param version of the draft on screen, undefined for the first draft. */
  draft(meetingId: string, caseId: string, content: RecommendationInput, version: number | undefined): Promise<Recommendation> {
    return this.api.put(`/meetings/${meetingId}/cases/${caseId}/recommendation`, content, version === undefined ? {} : { version });
  }

  takePen(recommendationId: string): Promise<Recommendation> {
    return this.api.post(`/recommendations/${recommendationId}/pen`, {});
  }

  /** @param readBack version that was read out. */
  confirm(recommendationId: string, readBack: number): Promise<Deliberation> {
    return this.api.post(`/recommendations/${recommendationId}/confirmation`, {}, { version: readBack });
  }

  dissent(recommendationId: string, input: DissentInput): Promise<Deliberation> {
    return this.api.post(`/recommendations/${recommendationId}/dissents`, input, { idempotencyKey: newIdempotencyKey() });
  }

  acknowledge(dissentId: string): Promise<Deliberation> {
    return this.api.post(`/dissents/${dissentId}/acknowledgement`, {});
  }

  sign(outcomeId: string, input: SignatureInput): Promise<OutcomeRecord> {
    return this.api.post(`/outcomes/${outcomeId}/signatures`, input, { idempotencyKey: newIdempotencyKey() });
  }

  /** Puts an addendum to a signed record up for signing; with a recommendation in full where that changes. */
  addAddendum(outcomeId: string, input: AddendumInput): Promise<OutcomeRecord> {
    return this.api.post(`/outcomes/${outcomeId}/addenda`, input, { idempotencyKey: newIdempotencyKey() });
  }

  async documents(caseId: string): Promise<readonly DocumentOrder[]> {
    const { items } = await this.api.get<{ items: DocumentOrder[] }>(`/cases/${caseId}/documents`);
    return items;
  }
}
