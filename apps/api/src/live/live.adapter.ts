import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import type { Config } from '../config/config.js';

/** The socket server on the port of the API: same origin only, small messages, and a cut noticed within seconds. */
export class LiveAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly config: Config,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const own: Partial<ServerOptions> = {
      path: '/socket.io',
      serveClient: false,
      // Clients send an id and a number; they have nothing larger to say.
      maxHttpBufferSize: 4096,
      pingInterval: 10_000,
      pingTimeout: 5_000,
      perMessageDeflate: false,
      cors: { origin: false },
      allowRequest: (request, answer) => answer(null, this.isSameOrigin(request.headers.origin, request.headers.host)),
    };
    return super.createIOServer(port, { ...options, ...own } as ServerOptions) as Server;
  }

  /** Browsers always say where a page comes from; programs, which hold no foreign cookies, need not. */
  private isSameOrigin(origin: string | undefined, host: string | undefined): boolean {
    if (origin === undefined) return true;
    if (!URL.canParse(origin)) return false;
    return origin === new URL(this.config.PUBLIC_URL).origin || new URL(origin).host === host;
  }
}
