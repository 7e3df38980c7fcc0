import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { MeetingEvent } from '@consilium/contracts';
import type { Socket } from 'socket.io-client';
import { Connection } from './connection';
import { LiveChannel } from './live-channel';

export type LiveState = 'idle' | 'connecting' | 'live' | 'interrupted';

/** Names of what is sent and received. */
const FOLLOW = 'follow';
const LEAVE = 'leave';
const EVENT = 'event';

/**
 * The live connection: one socket, one channel per meeting that is followed. It carries numbered events only; state
 * always comes over HTTP. The library is loaded when the first meeting is followed.
 */
@Injectable({ providedIn: 'root' })
export class LiveService {
  private readonly connection = inject(Connection);
  private readonly channels = new Map<string, LiveChannel>();
  private readonly current = signal<LiveState>('idle');
  private socket: Promise<Socket> | null = null;

  readonly state = this.current.asReadonly();

  /**
   * Follows a meeting until the page goes.
   * @param sequence the `sequence` of the meeting as it was fetched
   */
  follow(meetingId: string, sequence: number, destroy: DestroyRef = inject(DestroyRef)): LiveChannel {
    const channel = new LiveChannel(meetingId, sequence);
    this.channels.set(meetingId, channel);
    this.socket ??= this.connect();
    void this.socket.then((socket) => {
      if (socket.connected) socket.emit(FOLLOW, { meetingId, after: channel.sequence() });
    });
    destroy.onDestroy(() => this.leave(meetingId, channel));
    return channel;
  }

  private leave(meetingId: string, channel: LiveChannel): void {
    if (this.channels.get(meetingId) !== channel) return;
    this.channels.delete(meetingId);
    void this.socket?.then((socket) => {
      socket.emit(LEAVE, { meetingId });
      if (this.channels.size === 0) {
        socket.disconnect();
        this.socket = null;
        this.current.set('idle');
      }
    });
  }

  private async connect(): Promise<Socket> {
    this.current.set('connecting');
    const { io } = await import('socket.io-client');
    const socket = io({ withCredentials: true, transports: ['websocket', 'polling'] });
    let wasLive = false;
    socket.on('connect', () => {
      this.current.set('live');
      this.connection.found();
      for (const channel of this.channels.values()) {
        socket.emit(FOLLOW, { meetingId: channel.meetingId, after: channel.sequence() });
        if (wasLive) channel.interrupted();
      }
      wasLive = true;
    });
    const lost = (): void => {
      this.current.set('interrupted');
      this.connection.lost();
    };
    socket.on('disconnect', (reason) => {
      if (reason !== 'io client disconnect') lost();
    });
    socket.on('connect_error', lost);
    socket.on(EVENT, (event: MeetingEvent) => this.channels.get(event.meetingId)?.receive(event));
    return socket;
  }
}
