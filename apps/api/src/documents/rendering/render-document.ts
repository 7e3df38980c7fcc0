/** One door to every template. The same request and view give the same bytes. */
import { canonicalJson } from '@consilium/audit-chain';
import type { FrozenCase, FrozenMeeting } from '../orders/frozen.js';
import { meetingTexts } from '../texts/meeting.js';
import { textsOf, type DocumentLanguage } from '../texts/index.js';
import type { OutcomeView } from '../views/outcome-view.js';
import { caseContent } from './case/case-content.js';
import type { Letter } from './content/content.js';
import { letterToDocx } from './content/docx.js';
import { letterToPdf } from './letters/letter-pdf.js';
import { patientLetter } from './letters/patient-letter.js';
import { renderDossier } from './dossier/dossier.js';
import type { FrozenDossier } from '../orders/frozen-dossier.js';
import { referrerLetter } from './letters/referrer-letter.js';
import { actionListContent, agendaContent, minutesContent } from './meeting/meeting-content.js';
import type { Protection } from './page/tagged-pdf.js';
import { renderOutcomeReport } from './outcome-report/outcome-report.js';
import { renderPageDocument } from './page-document.js';

interface Rendering {
  readonly format: 'pdf' | 'docx' | 'json';
  readonly language: DocumentLanguage;
  readonly recipient: string;
  /** Letters only. */
  readonly protection?: Protection | null;
}
export type RenderRequest = Rendering &
  (
    | { readonly kind: 'outcomeReport' | 'referrerLetter' | 'patientLetter'; readonly view: OutcomeView }
    | { readonly kind: 'agenda' | 'minutes' | 'actionList'; readonly view: FrozenMeeting; readonly snapshotSha256: string }
    | { readonly kind: 'auditDossier'; readonly view: FrozenDossier; readonly outcome: OutcomeView | null; readonly snapshotSha256: string }
    | { readonly kind: 'caseOnePager'; readonly view: FrozenCase; readonly snapshotSha256: string }
  );

/** @throws TypeError for a format the kind is not made in. */
export async function renderDocument(request: RenderRequest): Promise<Uint8Array> {
  if (request.format === 'json') return new TextEncoder().encode(`${canonicalJson({ kind: request.kind, language: request.language, recipient: request.recipient, content: contentOf(request) })}\n`);
  switch (request.kind) {
    case 'outcomeReport':
      if (request.format === 'pdf') return renderOutcomeReport(request.view, request.language);
      break;
    case 'referrerLetter':
      return renderLetter(referrerLetter(request.view, request.language, request.recipient), request.view, request);
    case 'patientLetter':
      return renderLetter(patientLetter(request.view, request.language, request.recipient), request.view, request);
    case 'agenda':
    case 'minutes':
    case 'actionList':
      if (request.format === 'pdf') return renderMeeting(request.kind, request.view, request.snapshotSha256, request.language);
      break;
    case 'auditDossier':
      if (request.format === 'pdf') return renderDossier(request.view, request.outcome, request.snapshotSha256, request.language);
      break;
    case 'caseOnePager':
      if (request.format === 'pdf') return renderCase(request.view, request.snapshotSha256, request.language);
      break;
  }
  throw new TypeError(`a ${request.kind} is not made as ${request.format}`);
}

/** A dossier names the case and not the patient, in every format. */
function contentOf(request: RenderRequest): unknown {
  if (request.kind !== 'auditDossier') return request.view;
  const { outcome } = request;
  return { ...request.view, outcome: outcome === null ? null : { ...outcome, patient: null, summary: '', wish: null, consultant: null } };
}

async function renderLetter(letter: Letter, view: OutcomeView, { format, language, protection = null }: Rendering): Promise<Uint8Array> {
  if (format === 'pdf') return letterToPdf(letter, view, language, protection);
  const texts = textsOf[language];
  return letterToDocx(letter, {
    language,
    author: view.letterhead.board,
    createdAt: new Date(view.recordedAt),
    foot: [`${view.seal.caseNumber} · ${texts.contentHash}`, view.seal.contentSha256, ...(view.letterhead.isDemo ? [texts.fictional] : [])],
  });
}

const meetingContents = { agenda: agendaContent, minutes: minutesContent, actionList: actionListContent } as const;

function renderMeeting(kind: keyof typeof meetingContents, view: FrozenMeeting, snapshotSha256: string, language: DocumentLanguage): Promise<Uint8Array> {
  const words = meetingTexts[language];
  return renderPageDocument(
    {
      ...meetingContents[kind](view, language),
      letterhead: view.letterhead,
      patient: null,
      name: words[kind],
      seal: { caseNumber: view.meeting.startsAt.slice(0, 10), contentSha256: snapshotSha256, chainHead: null },
      frozenAt: view.frozenAt,
    },
    language,
  );
}

function renderCase(view: FrozenCase, snapshotSha256: string, language: DocumentLanguage): Promise<Uint8Array> {
  return renderPageDocument(
    {
      ...caseContent(view, language),
      letterhead: view.letterhead,
      patient: view.patient,
      name: meetingTexts[language].onePager,
      seal: { caseNumber: view.caseNumber, contentSha256: snapshotSha256, chainHead: view.chainHead },
      frozenAt: view.frozenAt,
    },
    language,
  );
}
