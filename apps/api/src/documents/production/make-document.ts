/** From an order and its record to bytes. Pure: the same input gives the same bytes. */
import type { OutcomeSnapshot } from '@consilium/board';
import type { DocumentFormat, DocumentKind, DocumentLanguage } from '../orders/document-request.js';
import { FrozenCase, FrozenChase, FrozenLetterhead, FrozenMeeting, FrozenOutcome } from '../orders/frozen.js';
import { FrozenDossier } from '../orders/frozen-dossier.js';
import type { Protection } from '../rendering/page/tagged-pdf.js';
import type { LogoImage } from '../views/outcome-view.js';
import { renderDocument } from '../rendering/render-document.js';
import { readOutcome } from '../views/outcome-reading.js';

export interface DocumentOrderContent {
  readonly kind: DocumentKind;
  readonly format: DocumentFormat;
  readonly language: DocumentLanguage;
  readonly recipient: string;
  readonly recordSha256: string;
  /** Canonical text of the signed record; null where a frozen snapshot feeds the document. */
  readonly recordText: string | null;
  readonly frozenText: string;
  /** Bytes of the logo the frozen letterhead names; null or missing where it names none. */
  readonly logo?: Uint8Array | null;
}

/** The record does not have the hash it was ordered under; nothing is made from it. */
export class RecordMismatchError extends Error {
  constructor(expected: string, found: string) {
    super(`the record has the hash ${found}, the order names ${expected}`);
    this.name = 'RecordMismatchError';
  }
}

/** The logo at hand is not the one the order was frozen with; nothing is made without it. */
export class LogoMismatchError extends Error {
  constructor() {
    super('the logo of the order is missing, or another one');
    this.name = 'LogoMismatchError';
  }
}

/**
 * @param sha256 hexadecimal SHA-256 of bytes, or of a text's UTF-8 bytes.
 * @param protection for a letter that leaves as PDF: its bytes then differ each time, for the cipher is random.
 * @throws RecordMismatchError, LogoMismatchError
 */
export async function makeDocument(order: DocumentOrderContent, sha256: (content: string | Uint8Array) => string, protection: Protection | null = null): Promise<Uint8Array> {
  const found = sha256(order.recordText ?? order.frozenText);
  if (found !== order.recordSha256) throw new RecordMismatchError(order.recordSha256, found);
  const { kind, format, language, recipient } = order;
  const frozen: unknown = JSON.parse(order.frozenText);
  const request = { format, language, recipient, protection, logo: logoOf(frozen, order.logo ?? null, sha256) };
  switch (kind) {
    case 'outcomeReport':
    case 'referrerLetter':
    case 'patientLetter': {
      if (order.recordText === null) throw new TypeError(`a ${kind} needs a signed record`);
      const parsed = FrozenOutcome.parse(frozen);
      for (const { sha256: signed } of parsed.signatures) if (signed !== order.recordSha256) throw new RecordMismatchError(order.recordSha256, signed);
      return renderDocument({ ...request, kind, view: readOutcome(JSON.parse(order.recordText) as OutcomeSnapshot, parsed, order.recordSha256, language) });
    }
    case 'agenda':
    case 'minutes':
    case 'actionList':
      return renderDocument({ ...request, kind, view: FrozenMeeting.parse(frozen), snapshotSha256: order.recordSha256 });
    case 'caseOnePager':
      return renderDocument({ ...request, kind, view: FrozenCase.parse(frozen), snapshotSha256: order.recordSha256 });
    case 'chaseLetter':
      return renderDocument({ ...request, kind, view: FrozenChase.parse(frozen), snapshotSha256: order.recordSha256 });
    case 'auditDossier': {
      const dossier = FrozenDossier.parse(frozen);
      if (dossier.outcome !== null && sha256(dossier.outcome.recordText) !== dossier.outcome.sha256) throw new RecordMismatchError(dossier.outcome.sha256, sha256(dossier.outcome.recordText));
      const outcome = dossier.outcome === null ? null : readOutcome(JSON.parse(dossier.outcome.recordText) as OutcomeSnapshot, dossier.outcome.frozen, dossier.outcome.sha256, language);
      return renderDocument({ ...request, kind, view: dossier, outcome, snapshotSha256: order.recordSha256 });
    }
  }
}

function logoOf(frozen: unknown, bytes: Uint8Array | null, sha256: (content: Uint8Array) => string): LogoImage | null {
  const { logo } = FrozenLetterhead.parse((frozen as { letterhead: unknown }).letterhead);
  if (logo === null) return null;
  if (bytes === null || sha256(bytes) !== logo.sha256) throw new LogoMismatchError();
  return { mediaType: logo.mediaType, width: logo.width, height: logo.height, bytes };
}
