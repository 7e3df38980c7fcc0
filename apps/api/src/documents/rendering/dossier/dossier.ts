/** The audit dossier: where a case stands, why, who was there and voted how, and every entry of its log in order. */
import type { FrozenDossier } from '../../orders/frozen-dossier.js';
import { dossierTexts } from '../../texts/dossier.js';
import { shortHash, textsOf, utcSecond, type DocumentLanguage } from '../../texts/index.js';
import type { LogoImage, OutcomeView } from '../../views/outcome-view.js';
import { drawBlocks, pageBlocks } from '../content/draw-blocks.js';
import type { Block, Inline } from '../content/content.js';
import { recommendationTitle } from '../outcome-report/recommendation-part.js';
import { drawSignatures } from '../outcome-report/signatures-part.js';
import { drawVotes } from '../outcome-report/votes-part.js';
import { Flow } from '../page/flow.js';
import { span, styles } from '../page/styles.js';
import { cell, table } from '../page/table.js';
import { TaggedPdf } from '../page/tagged-pdf.js';
import { drawRunningHeads, frameBelow, type RunningHead } from '../pieces/running-head.js';
import { logLines } from './log-lines.js';

/** @param view of the signed outcome in the dossier's language; null before one is signed. */
export async function renderDossier(dossier: FrozenDossier, view: OutcomeView | null, snapshotSha256: string, language: DocumentLanguage, logo: LogoImage | null = null): Promise<Uint8Array> {
  const texts = textsOf[language];
  const words = dossierTexts[language];
  const head: RunningHead = {
    letterhead: dossier.letterhead,
    logo,
    patient: null,
    right: [words.name, texts.caseLabel(dossier.caseNumber)],
    seal: { caseNumber: dossier.caseNumber, contentSha256: snapshotSha256, chainHead: dossier.chainHead },
    hashLabel: texts.snapshotHash,
  };
  const tagged = new TaggedPdf({ title: words.title(dossier.caseNumber), language, author: dossier.letterhead.board, subject: words.name, createdAt: new Date(dossier.frozenAt) });
  tagged.addPage();
  const flow = new Flow(tagged, frameBelow(head, texts, language));
  drawBlocks(flow, summary(dossier, view, language), pageBlocks);
  if (view !== null) {
    const part = { flow, view, texts, language };
    drawVotes(part);
    drawBlocks(flow, [...attendance(dossier, language), ...traces(view, language)], pageBlocks);
    drawSignatures(part);
  } else drawBlocks(flow, attendance(dossier, language), pageBlocks);
  drawLog(flow, dossier, language);
  flow.space(6);
  flow.closing([span([`${words.name}, ${utcSecond(dossier.frozenAt)}.`, dossier.letterhead.isDemo ? texts.fictional : ''].filter((line) => line !== '').join(' '), styles.note)]);
  drawRunningHeads(tagged, head, texts, language);
  return tagged.finish();
}

function summary(dossier: FrozenDossier, view: OutcomeView | null, language: DocumentLanguage): Block[] {
  const words = dossierTexts[language];
  const texts = textsOf[language];
  const rows: Array<readonly [string, Inline[]]> = [
    [words.question, [{ strong: `${texts.questions[dossier.question.code]}. ` }, dossier.question.text]],
    [words.referredBy, [dossier.referredBy ?? '']],
    [words.state, [words.states[dossier.state] ?? dossier.state]],
    [texts.outcome.recommendation, [view === null ? words.noOutcome : { strong: recommendationTitle(view.recommendation, texts) }]],
    [words.knowledge, [view === null ? '' : words.knowledgeLine(view.knowledge.version, view.knowledge.engineVersion, shortHash(view.knowledge.hash))]],
    [words.waivers, [dossier.waivers.map(({ meeting, by, reason }) => words.waiverLine(meeting, by, reason)).join('; ')]],
    [words.reads, [words.readsLine(dossier.reads.count, dossier.reads.people)]],
  ];
  return [
    { kind: 'title', text: words.title(dossier.caseNumber) },
    { kind: 'note', text: words.intro },
    { kind: 'properties', items: rows.filter(([, value]) => value.some((part) => part !== '')).map(([label, value]) => ({ label, value, direction: 'firstLetter' as const })) },
  ];
}

function attendance(dossier: FrozenDossier, language: DocumentLanguage): Block[] {
  if (dossier.attendance.length === 0) return [];
  const words = dossierTexts[language];
  const { disciplines } = textsOf[language];
  return [
    { kind: 'heading', text: words.attendance },
    {
      kind: 'table',
      columns: [
        { head: words.attendanceColumns.name, share: 0.26, isRowHead: true },
        { head: words.attendanceColumns.discipline, share: 0.22 },
        { head: words.attendanceColumns.from, share: 0.22 },
        { head: words.attendanceColumns.to, share: 0.22 },
        { head: words.attendanceColumns.entry, share: 0.08, align: 'right' },
      ],
      rows: dossier.attendance.map(({ name, discipline, arrivedAt, leftAt, position }) => [
        [name],
        [{ quiet: discipline === null ? '' : disciplines[discipline] }],
        [{ quiet: moment(arrivedAt) }],
        [{ quiet: leftAt === null ? '' : moment(leftAt) }],
        [{ quiet: position === null ? '' : String(position) }],
      ]),
    },
  ];
}

/** Every option that was not simply silent, with the criteria that decided it and how each came out. */
function traces({ options }: OutcomeView, language: DocumentLanguage): Block[] {
  const words = dossierTexts[language];
  const texts = textsOf[language];
  const told = options.filter(({ status, because }) => because.length > 0 && status !== 'notIndicated');
  if (told.length === 0) return [];
  return [
    { kind: 'heading', text: words.traces },
    {
      kind: 'table',
      columns: [{ head: words.traceColumns.option, share: 0.28, isRowHead: true }, { head: words.traceColumns.status, share: 0.17 }, { head: words.traceColumns.because, share: 0.55 }],
      rows: told.map(({ name, status, because }) => [[name], [texts.statuses[status]], because.flatMap(({ text, criterionId }, index): Inline[] => [`${index === 0 ? '' : '; '}${text.replace(/\.$/u, '')}`, ...(criterionId === null ? [] : [{ quiet: ` ${criterionId}` }])])]),
    },
  ];
}

function drawLog(flow: Flow, dossier: FrozenDossier, language: DocumentLanguage): void {
  const words = dossierTexts[language];
  flow.heading(2, words.log, { note: words.logNote, keep: 60 });
  table(
    flow,
    [
      { head: words.logColumns.entry, share: 0.085 },
      { head: words.logColumns.when, share: 0.195 },
      { head: words.logColumns.what, share: 0.41, isRowHead: true },
      { head: words.logColumns.who, share: 0.22 },
      { head: words.logColumns.hash, share: 0.09, align: 'right' },
    ],
    logLines(dossier.entries, language).map(({ first, last, at, what, details, who, role, hash }) => [
      cell(span(first === last ? String(first) : `${first}–${last}`, styles.cellMonoSmall)),
      cell(span(moment(at), styles.cellMonoSmall)),
      cell([span(what, styles.cellStrong), ...(details === '' ? [] : [span(` ${details}`, styles.cell)])]),
      cell([span(who, styles.cell), ...(role === '' || who === words.system ? [] : [span(` (${role})`, styles.cellQuiet)])]),
      cell(span(shortHash(hash), styles.cellMonoSmall)),
    ]),
  );
}

const moment = (at: string): string => utcSecond(at).replace(' UTC', '');
