import { Injectable, Logger } from '@nestjs/common';
import { MeetingEventLog } from '../meetings/meeting-event-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Followers } from './followers.js';
import { RightsCheck } from './rights-check.js';
import { scopeOfSession } from './session-watch.js';

/**
 * Hands committed events to the sockets that follow a meeting. One delivery per meeting runs at a time; what is notified
 * meanwhile is delivered by the next, so a burst of votes costs a few readings and not one for each.
 */
@Injectable()
export class EventDelivery {
  private readonly logger = new Logger(EventDelivery.name);
  /** Meetings under delivery; true when something was notified since it began. */
  private readonly running = new Map<string, boolean>();

  constructor(
    private readonly followers: Followers,
    private readonly rights: RightsCheck,
    private readonly events: MeetingEventLog,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async deliver(meetingId: string): Promise<void> {
    if (this.running.has(meetingId)) {
      this.running.set(meetingId, true);
      return;
    }
    this.running.set(meetingId, true);
    try {
      while (this.running.get(meetingId) === true) {
        this.running.set(meetingId, false);
        if (!(await this.deliverOnce(meetingId))) this.running.set(meetingId, true);
      }
    } catch (error) {
      // The database is away or restarting. Nothing is lost: the listener asks for everything again when it is back.
      this.logger.warn(`events could not be delivered: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      this.running.delete(meetingId);
    }
  }

  async deliverAll(): Promise<void> {
    for (const meetingId of this.followers.meetings()) await this.deliver(meetingId);
  }

  /** @returns whether everybody has everything. */
  private async deliverOnce(meetingId: string): Promise<boolean> {
    const permitted = await this.rights.sift(this.followers.ofMeeting(meetingId));
    const [first] = permitted;
    if (first === undefined) return true;
    const from = Math.min(...permitted.map(({ follower }) => follower.follows.get(meetingId)?.after ?? Number.MAX_SAFE_INTEGER));
    // All permitted followers of a meeting are members of its board, so what one of them may read, all may.
    const { items, complete } = await this.unitOfWork.run(scopeOfSession(first.session, `live-${meetingId}`), (manager) => this.events.after(manager, meetingId, from));
    for (const { follower } of permitted) {
      const followed = follower.follows.get(meetingId);
      if (followed === undefined) continue;
      for (const event of items) {
        if (event.sequence <= followed.after) continue;
        follower.socket.emit('event', event);
        followed.after = event.sequence;
      }
    }
    return complete;
  }
}
