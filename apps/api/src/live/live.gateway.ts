import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway, type OnGatewayDisconnect, type OnGatewayInit } from '@nestjs/websockets';
import { Follow, id as idSchema, type FollowAnswer } from '@consilium/contracts';
import type { Server, Socket } from 'socket.io';
import { CONFIG, type Config } from '../config/config.js';
import { SESSION_COOKIE, hashToken } from '../identity/session-cookies.js';
import { EVENT_PAGE } from '../meetings/meeting-event-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { DatabaseListener } from './database-listener.js';
import { EventDelivery } from './event-delivery.js';
import { Followers, type Follower } from './followers.js';
import { RightsCheck } from './rights-check.js';
import { SessionWatch, mayFollow, scopeOfSession } from './session-watch.js';

/** How often the rights of all sockets are looked at, in milliseconds; changes are told at once besides. */
const CHECK_EVERY = 5_000;

/**
 * The live view. Writes go over HTTP; the socket carries the numbered events of the meetings it follows, and nothing else.
 * Every process listens to the database, so it does not matter which of them took the write.
 */
@Injectable()
@WebSocketGateway()
export class LiveGateway implements OnGatewayInit<Server>, OnGatewayDisconnect<Socket>, OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(LiveGateway.name);
  private readonly listener: DatabaseListener;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly followers: Followers,
    private readonly sessions: SessionWatch,
    private readonly rights: RightsCheck,
    private readonly delivery: EventDelivery,
    private readonly unitOfWork: UnitOfWork,
    @Inject(CONFIG) config: Config,
  ) {
    this.listener = new DatabaseListener(config.APP_DATABASE_URL ?? '', ['meeting_event', 'rights_changed'], {
      notified: (channel, payload) => this.notified(channel, payload),
      listening: () => void this.delivery.deliverAll(),
    });
  }

  /** Nobody gets a socket without a session. */
  afterInit(server: Server): void {
    server.use((socket, next) => {
      this.admit(socket).then(
        (admitted) => next(admitted ? undefined : new Error('notSignedIn')),
        () => next(new Error('unavailable')),
      );
    });
  }

  onApplicationBootstrap(): void {
    this.listener.start();
    this.timer = setInterval(() => this.check(this.followers.all()), CHECK_EVERY);
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.listener.stop();
  }

  handleDisconnect(socket: Socket): void {
    this.followers.remove(socket.id);
  }

  @SubscribeMessage('follow')
  async follow(@ConnectedSocket() socket: Socket, @MessageBody() body: unknown): Promise<FollowAnswer> {
    const follower = this.followers.find(socket.id);
    const wish = Follow.safeParse(body);
    if (follower === null || !wish.success) return { ok: false, code: 'malformedRequest' };
    try {
      return await this.startFollowing(follower, wish.data);
    } catch (error) {
      this.logger.warn(`a meeting could not be followed: ${error instanceof Error ? error.message : String(error)}`);
      return { ok: false, code: 'unavailable' };
    }
  }

  @SubscribeMessage('leave')
  leave(@ConnectedSocket() socket: Socket, @MessageBody() body: { meetingId?: unknown } | null): void {
    const meetingId = idSchema.safeParse(body?.meetingId);
    if (meetingId.success) this.followers.find(socket.id)?.follows.delete(meetingId.data);
  }

  private async admit(socket: Socket): Promise<boolean> {
    const token = cookieOf(socket.handshake.headers.cookie, SESSION_COOKIE);
    if (token === null) return false;
    const tokenHash = hashToken(token).toString('hex');
    const session = (await this.sessions.look([tokenHash])).get(tokenHash);
    if (session === undefined || session.isIdle) return false;
    this.followers.add({ socket, tokenHash, personId: session.personId, follows: new Map() });
    // A client that gave up during the handshake never gets to `handleDisconnect`.
    socket.conn.once('close', () => this.followers.remove(socket.id));
    return true;
  }

  private async startFollowing(follower: Follower, { meetingId, after }: Follow): Promise<FollowAnswer> {
    const session = (await this.sessions.look([follower.tokenHash])).get(follower.tokenHash);
    if (session === undefined) {
      this.followers.end(follower, 'signedOut');
      return { ok: false, code: 'notFound' };
    }
    const [meeting] = await this.unitOfWork.run(scopeOfSession(session, `live-${meetingId}`), (manager) =>
      manager.query<Array<{ boardId: string; sequence: string }>>(`SELECT board_id AS "boardId", event_sequence AS sequence FROM meeting WHERE id = $1`, [meetingId]),
    );
    if (meeting === undefined || !mayFollow(session, meeting.boardId)) return { ok: false, code: 'notFound' };
    const sequence = Number(meeting.sequence);
    // Too much was missed to be told one by one: the newest event alone shows the client its gap, and it loads the state.
    const refetch = sequence - after > EVENT_PAGE;
    follower.follows.set(meetingId, { boardId: meeting.boardId, after: refetch ? sequence - 1 : Math.min(after, sequence) });
    void this.delivery.deliver(meetingId);
    return { ok: true, sequence, refetch };
  }

  private notified(channel: string, payload: string): void {
    if (channel === 'rights_changed') this.check(this.followers.ofPerson(payload));
    else void this.delivery.deliver(payload.split(':')[0] ?? '');
  }

  private check(candidates: readonly Follower[]): void {
    if (candidates.length === 0) return;
    this.rights.sift(candidates).catch((error: unknown) => this.logger.warn(`rights of sockets could not be checked: ${error instanceof Error ? error.message : String(error)}`));
  }
}

function cookieOf(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key, value] = pair.split('=', 2);
    if (key?.trim() === name && value !== undefined) return value.trim();
  }
  return null;
}
