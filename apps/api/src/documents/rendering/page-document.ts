/** A document about a meeting or a case: blocks between a running head and the hash of the frozen snapshot. */
import type { Letterhead, LogoImage, PatientView, RecordSeal } from '../views/outcome-view.js';
import { meetingTexts } from '../texts/meeting.js';
import { textsOf, utcSecond, type DocumentLanguage } from '../texts/index.js';
import { closeBlocks, drawBlocks, pageBlocks } from './content/draw-blocks.js';
import type { PageContent } from './meeting/meeting-content.js';
import { fewestPages } from './page/fewest-pages.js';
import { Flow } from './page/flow.js';
import { span, styles } from './page/styles.js';
import { TaggedPdf } from './page/tagged-pdf.js';
import { drawRunningHeads, frameBelow, type RunningHead } from './pieces/running-head.js';

export interface PageDocument extends PageContent {
  readonly letterhead: Letterhead;
  readonly logo: LogoImage | null;
  readonly patient: PatientView | null;
  /** What the document is, at the right of the head. */
  readonly name: string;
  readonly seal: RecordSeal;
  readonly frozenAt: string;
  /** What the organisation wants said at the end; empty for nothing. */
  readonly note: string;
}

export async function renderPageDocument(document: PageDocument, language: DocumentLanguage): Promise<Uint8Array> {
  const texts = textsOf[language];
  const asOf = meetingTexts[language].asOf(utcSecond(document.frozenAt));
  const head: RunningHead = { letterhead: document.letterhead, logo: document.logo, patient: document.patient, right: [document.name, document.patient === null ? asOf : texts.caseLabel(document.seal.caseNumber)], seal: document.seal, hashLabel: texts.snapshotHash };
  const info = { title: document.title, language, author: document.letterhead.board, subject: document.name, createdAt: new Date(document.frozenAt) };
  return fewestPages([pageBlocks, closeBlocks.page], (look) => {
    const tagged = new TaggedPdf(info);
    tagged.addPage();
    const flow = new Flow(tagged, frameBelow(head, texts, language));
    drawBlocks(flow, document.blocks, look);
    if (document.note !== '') flow.paragraph([span(document.note, styles.note)]);
    flow.closing([span([asOf, document.letterhead.isDemo ? texts.fictional : ''].filter((part) => part !== '').join('. '), styles.note)]);
    const used = flow.y - flow.frame.top;
    drawRunningHeads(tagged, head, texts, language);
    return { tagged, used };
  });
}
