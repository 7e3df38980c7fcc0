/** Requests that never become one: the HTTP parser refuses them, or they do not come to an end. */
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Logger } from '@nestjs/common';

const logger = new Logger('Problem');

interface ParserError extends Error {
  readonly code?: string;
}

/** What the parser objected to, as a status: two lengths, a broken line, a head of more than 16 kB, a request that stalls. */
function statusOf({ code }: ParserError): number {
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  return 400;
}

/**
 * Answers in the form of every other refusal and closes the connection: after a request that two readers may cut apart
 * differently, nothing more is read from it.
 */
export function refuseBrokenRequest(error: ParserError, socket: Socket): void {
  // Whoever has gone needs no answer.
  if (error.code === 'ECONNRESET' || socket.destroyed) {
    socket.destroy();
    return;
  }
  const status = statusOf(error);
  logger.log({ event: 'requestRefused', code: 'malformedRequest', status, parser: error.code ?? 'unknown' });
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify({ type: 'urn:consilium:problem:malformedRequest', title: 'The request could not be read', status, code: 'malformedRequest' });
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`);
}
