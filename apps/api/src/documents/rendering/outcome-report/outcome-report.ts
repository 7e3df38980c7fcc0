/** The board's outcome report: what was recommended and why, how the vote went, who signed, and how to check it. */
import type { LogoImage, OutcomeView } from '../../views/outcome-view.js';
import { longDate, textsOf, wallClock, type DocumentLanguage } from '../../texts/index.js';
import { Flow } from '../page/flow.js';
import { span, styles } from '../page/styles.js';
import { TaggedPdf } from '../page/tagged-pdf.js';
import { drawRunningHeads, frameBelow, type RunningHead } from '../pieces/running-head.js';
import { drawOptions } from './options-part.js';
import { drawFindings } from './findings-part.js';
import { drawRecommendation } from './recommendation-part.js';
import { drawRecord } from './record-part.js';
import { wordingOf } from '../../templates/wording-blocks.js';
import { drawSignatures } from './signatures-part.js';
import { drawVotes } from './votes-part.js';
import type { Part } from './part.js';

/** The same view gives the same bytes, on any machine and at any time. */
export async function renderOutcomeReport(view: OutcomeView, language: DocumentLanguage, logo: LogoImage | null = null): Promise<Uint8Array> {
  const texts = textsOf[language];
  const day = longDate(wallClock(view.meeting.startsAt, view.meeting.timeZone).date, language);
  const title = texts.outcome.title(view.seal.caseNumber);
  const head: RunningHead = {
    letterhead: view.letterhead,
    logo,
    patient: view.patient,
    right: [view.kind === 'addendum' ? texts.outcome.addendumOf(day) : texts.outcome.of(day), texts.caseLabel(view.seal.caseNumber)],
    seal: view.seal,
    hashLabel: texts.contentHash,
  };
  const tagged = new TaggedPdf({ title, language, author: view.letterhead.board, subject: texts.outcome.of(day), createdAt: new Date(view.recordedAt) });
  tagged.addPage();
  const part: Part = { flow: new Flow(tagged, frameBelow(head, texts, language)), view, texts, language };

  drawRecommendation(part);
  drawVotes(part);
  drawFindings(part);
  drawOptions(part);
  drawSignatures(part);
  drawRecord(part);
  part.flow.space(7.5);
  const { board, organisation, isDemo, wording } = view.letterhead;
  const note = wordingOf(wording, 'outcomeReport.note', language, { board, organisation, caseNumber: view.seal.caseNumber });
  part.flow.closing([span(note + (isDemo ? ` ${texts.fictional}` : ''), styles.note)]);

  drawRunningHeads(tagged, head, texts, language);
  return tagged.finish();
}
