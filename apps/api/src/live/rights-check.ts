import { Injectable } from '@nestjs/common';
import { Followers, type Follower } from './followers.js';
import { SessionWatch, mayFollow, type WatchedSession } from './session-watch.js';

/** Asks, for open sockets, what every request is asked: does the session live, and does it still give these rights. */
@Injectable()
export class RightsCheck {
  constructor(
    private readonly sessions: SessionWatch,
    private readonly followers: Followers,
  ) {}

  /** Ends the sockets whose rights are gone. @returns those that may go on, with their sessions. */
  async sift(candidates: readonly Follower[]): Promise<ReadonlyArray<{ readonly follower: Follower; readonly session: WatchedSession }>> {
    const sessions = await this.sessions.look(candidates.map(({ tokenHash }) => tokenHash));
    return candidates.flatMap((follower) => {
      const session = sessions.get(follower.tokenHash);
      if (session === undefined) this.followers.end(follower, 'signedOut');
      else if (session.isIdle) this.followers.end(follower, 'sessionLocked');
      else if ([...follower.follows.values()].some(({ boardId }) => !mayFollow(session, boardId))) this.followers.end(follower, 'rightsWithdrawn');
      else return [{ follower, session }];
      return [];
    });
  }
}
