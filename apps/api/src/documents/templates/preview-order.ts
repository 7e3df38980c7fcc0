/** A document of an invented record under a template that is being edited: what the preview draws. Pure. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '@consilium/audit-chain';
import type { DocumentKind, DocumentLanguage } from '../orders/document-request.js';
import type { DocumentOrderContent } from '../production/make-document.js';
import { caseSample, chaseSample, dossierSample, meetingSample } from '../samples/frozen-samples.js';
import { recordSample } from '../samples/record-sample.js';
import type { Letterhead } from '../views/outcome-view.js';

export interface PreviewWish {
  readonly kind: DocumentKind;
  readonly language: DocumentLanguage;
  /** Marked as invented by the caller: nobody takes the preview for a letter. */
  readonly letterhead: Letterhead;
  readonly logo: Uint8Array | null;
}

export function previewOrder({ kind, language, letterhead, logo }: PreviewWish): DocumentOrderContent {
  const shared = { kind, language, format: 'pdf', logo } as const;
  if (kind === 'outcomeReport' || kind === 'referrerLetter' || kind === 'patientLetter') {
    const { text, sha256, frozen } = recordSample();
    return { ...shared, recipient: kind === 'referrerLetter' ? 'Dr P. Marsh, Harbour Practice, 4 Quay Street' : '', recordSha256: sha256, recordText: text, frozenText: canonicalJson({ ...frozen, letterhead }) };
  }
  const frozenText = canonicalJson({ ...snapshotOf(kind), letterhead });
  return { ...shared, recipient: '', recordSha256: createHash('sha256').update(frozenText, 'utf8').digest('hex'), recordText: null, frozenText };
}

function snapshotOf(kind: Exclude<DocumentKind, 'outcomeReport' | 'referrerLetter' | 'patientLetter'>): object {
  if (kind === 'caseOnePager') return caseSample;
  if (kind === 'chaseLetter') return chaseSample;
  return kind === 'auditDossier' ? dossierSample() : meetingSample;
}
