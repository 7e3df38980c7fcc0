import type { IncomingMessage } from 'node:http';
import { LoggerModule } from 'nestjs-pino';
import { CONFIG, type Config } from '../../config/config.js';

/**
 * JSON logs to standard output: method, route pattern, status, time, request id. Never a body, a query, a header or a
 * full address, since any of them may carry patient data.
 */
export const LoggingModule = LoggerModule.forRootAsync({
  inject: [CONFIG],
  useFactory: (config: Config) => ({
    pinoHttp: {
      level: config.LOG_LEVEL,
      // Fastify has given the request its id before the logger sees it.
      genReqId: (request: IncomingMessage): string => String((request as { id?: unknown }).id),
      quietReqLogger: true,
      // The server writes one line for each answer, with the template of the route.
      autoLogging: false,
      serializers: {
        req: (request: { id: unknown; method: string }) => ({ id: request.id, method: request.method }),
        res: (response: { statusCode: number }) => ({ statusCode: response.statusCode }),
      },
      base: { service: 'consilium' },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
    },
  }),
});
