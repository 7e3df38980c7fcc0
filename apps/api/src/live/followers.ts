import { Injectable } from '@nestjs/common';
import type { LiveEnd } from '@consilium/contracts';
import type { Socket } from 'socket.io';

/** A socket of this process, whose session it belongs to, and the meetings it follows. */
export interface Follower {
  readonly socket: Socket;
  /** SHA-256 of the session token in hexadecimal; the token itself is not kept. */
  readonly tokenHash: string;
  readonly personId: string;
  readonly follows: Map<string, Followed>;
}

export interface Followed {
  readonly boardId: string;
  /** Number of the newest event handed to the socket. */
  after: number;
}

/** The sockets of this process. Other processes have their own; the database tells each of them the same. */
@Injectable()
export class Followers {
  private readonly bySocket = new Map<string, Follower>();

  add(follower: Follower): void {
    this.bySocket.set(follower.socket.id, follower);
  }

  remove(socketId: string): void {
    this.bySocket.delete(socketId);
  }

  find(socketId: string): Follower | null {
    return this.bySocket.get(socketId) ?? null;
  }

  all(): Follower[] {
    return [...this.bySocket.values()];
  }

  ofPerson(personId: string): Follower[] {
    return this.all().filter((follower) => follower.personId === personId);
  }

  ofMeeting(meetingId: string): Follower[] {
    return this.all().filter(({ follows }) => follows.has(meetingId));
  }

  meetings(): string[] {
    return [...new Set(this.all().flatMap(({ follows }) => [...follows.keys()]))];
  }

  /** Says why and closes the socket for good; nothing more is handed to it. */
  end(follower: Follower, reason: LiveEnd['reason']): void {
    this.remove(follower.socket.id);
    follower.socket.emit('ended', { reason } satisfies LiveEnd);
    follower.socket.disconnect(true);
  }
}
