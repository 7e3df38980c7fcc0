import { inject, Injectable } from '@angular/core';
import type { WallDevice, WallPairing, WallPairingInput, WallState } from '@consilium/contracts';
import { ApiClient, newIdempotencyKey } from '../../../core/http/api-client';

/** A screen on the wall, and the screens of a board. */
@Injectable({ providedIn: 'root' })
export class WallClient {
  private readonly api = inject(ApiClient);

  /** The code this screen shows until somebody of the board enters it. */
  begin(): Promise<WallPairing> {
    return this.api.post('/wall', undefined);
  }

  look(): Promise<WallState> {
    return this.api.get('/wall');
  }

  screens(boardId: string): Promise<WallDevice[]> {
    return this.api.get(`/boards/${boardId}/walls`);
  }

  pair(boardId: string, input: WallPairingInput): Promise<WallDevice> {
    return this.api.post(`/boards/${boardId}/walls`, input, { idempotencyKey: newIdempotencyKey() });
  }

  revoke(boardId: string, wallId: string): Promise<void> {
    return this.api.delete(`/boards/${boardId}/walls/${wallId}`);
  }
}
