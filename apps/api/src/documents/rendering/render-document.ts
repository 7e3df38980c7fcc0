/** One door to every template. The same request and view give the same bytes. */
import { canonicalJson } from '@consilium/audit-chain';
import type { FrozenCase, FrozenChase, FrozenMeeting } from '../orders/frozen.js';
import { meetingTexts } from '../texts/meeting.js';
import { textsOf, type DocumentLanguage } from '../texts/index.js';
import type { LogoImage, OutcomeView } from '../views/outcome-view.js';
import { caseContent } from './case/case-content.js';
import type { Letter } from './content/content.js';
import { letterToDocx } from './content/docx.js';
import { chaseLetter } from './letters/chase-letter.js';
import { letterToPdf, type LetterSource } from './letters/letter-pdf.js';
import { patientLetter } from './letters/patient-letter.js';
import { wordingOf } from '../templates/wording-blocks.js';
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
  readonly logo?: LogoImage | null;
}
export type RenderRequest = Rendering &
  (
    | { readonly kind: 'outcomeReport' | 'referrerLetter' | 'patientLetter'; readonly view: OutcomeView }
    | { readonly kind: 'agenda' | 'minutes' | 'actionList'; readonly view: FrozenMeeting; readonly snapshotSha256: string }
    | { readonly kind: 'auditDossier'; readonly view: FrozenDossier; readonly outcome: OutcomeView | null; readonly snapshotSha256: string }
    | { readonly kind: 'caseOnePager'; readonly view: FrozenCase; readonly snapshotSha256: string }
    | { readonly kind: 'chaseLetter'; readonly view: FrozenChase; readonly snapshotSha256: string }
  );

/** @throws TypeError for a format the kind is not made in. */
export async function renderDocument(request: RenderRequest): Promise<Uint8Array> {
  if (request.format === 'json') return new TextEncoder().encode(`${canonicalJson({ kind: request.kind, language: request.language, recipient: request.recipient, content: contentOf(request) })}\n`);
  const { format, language, recipient, logo = null } = request;
  switch (request.kind) {
    case 'outcomeReport':
      if (format === 'pdf') return renderOutcomeReport(request.view, language, logo);
      break;
    case 'referrerLetter':
      return renderLetter(referrerLetter(request.view, language, recipient), sourceOf(request.view, language, logo), request);
    case 'patientLetter':
      return renderLetter(patientLetter(request.view, language, recipient), sourceOf(request.view, language, logo), request);
    case 'chaseLetter':
      return renderLetter(chaseLetter(request.view, language, recipient), chaseSource(request.view, request.snapshotSha256, language, logo), request);
    case 'agenda':
    case 'minutes':
    case 'actionList':
      if (format === 'pdf') return renderMeeting(request.kind, request.view, request.snapshotSha256, language, logo);
      break;
    case 'auditDossier':
      if (format === 'pdf') return renderDossier(request.view, request.outcome, request.snapshotSha256, language, logo);
      break;
    case 'caseOnePager':
      if (format === 'pdf') return renderCase(request.view, request.snapshotSha256, language, logo);
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

const sourceOf = (view: OutcomeView, language: DocumentLanguage, logo: LogoImage | null): LetterSource => ({
  letterhead: view.letterhead,
  seal: view.seal,
  hashLabel: textsOf[language].contentHash,
  createdAt: view.recordedAt,
  logo,
});

const chaseSource = (view: FrozenChase, snapshotSha256: string, language: DocumentLanguage, logo: LogoImage | null): LetterSource => ({
  letterhead: view.letterhead,
  seal: { caseNumber: view.caseNumber, contentSha256: snapshotSha256, chainHead: null },
  hashLabel: textsOf[language].snapshotHash,
  createdAt: `${view.writtenOn}T00:00:00.000Z`,
  logo,
});

async function renderLetter(letter: Letter, source: LetterSource, { format, language, protection = null }: Rendering): Promise<Uint8Array> {
  if (format === 'pdf') return letterToPdf(letter, source, language, protection);
  const { letterhead, seal, hashLabel, createdAt, logo } = source;
  return letterToDocx(letter, {
    language,
    author: letterhead.board,
    createdAt: new Date(createdAt),
    logo,
    foot: [letterhead.footer, `${seal.caseNumber} · ${hashLabel}`, seal.contentSha256, letterhead.isDemo ? textsOf[language].fictional : ''].filter((line) => line !== ''),
  });
}

const meetingContents = { agenda: agendaContent, minutes: minutesContent, actionList: actionListContent } as const;

function renderMeeting(kind: keyof typeof meetingContents, view: FrozenMeeting, snapshotSha256: string, language: DocumentLanguage, logo: LogoImage | null): Promise<Uint8Array> {
  const words = meetingTexts[language];
  return renderPageDocument(
    {
      ...meetingContents[kind](view, language),
      letterhead: view.letterhead,
      logo,
      note: wordingOf(view.letterhead.wording, `${kind}.note`, language, { board: view.letterhead.board, organisation: view.letterhead.organisation }),
      patient: null,
      name: words[kind],
      seal: { caseNumber: view.meeting.startsAt.slice(0, 10), contentSha256: snapshotSha256, chainHead: null },
      frozenAt: view.frozenAt,
    },
    language,
  );
}

function renderCase(view: FrozenCase, snapshotSha256: string, language: DocumentLanguage, logo: LogoImage | null): Promise<Uint8Array> {
  return renderPageDocument(
    {
      ...caseContent(view, language),
      letterhead: view.letterhead,
      logo,
      note: wordingOf(view.letterhead.wording, 'caseOnePager.note', language, { board: view.letterhead.board, organisation: view.letterhead.organisation, caseNumber: view.caseNumber }),
      patient: view.patient,
      name: meetingTexts[language].onePager,
      seal: { caseNumber: view.caseNumber, contentSha256: snapshotSha256, chainHead: view.chainHead },
      frozenAt: view.frozenAt,
    },
    language,
  );
}
