/** A letter on paper: letterhead, address, date, subject, text; at the foot the record it was printed from. */
import type { Letterhead, LogoImage, RecordSeal } from '../../views/outcome-view.js';
import { textsOf, type DocumentLanguage } from '../../texts/index.js';
import { closeBlocks, drawBlocks, letterBlocks } from '../content/draw-blocks.js';
import type { Letter } from '../content/content.js';
import { fewestPages } from '../page/fewest-pages.js';
import { Flow } from '../page/flow.js';
import { span, styles } from '../page/styles.js';
import { TaggedPdf, type Protection } from '../page/tagged-pdf.js';
import { drawRunningHeads, frameBelow, type RunningHead } from '../pieces/running-head.js';

/** Width of the address block, in points: it fits the window of an envelope. */
const ADDRESS_WIDTH = 250;

/** What a letter is made from, beside its text. */
export interface LetterSource {
  readonly letterhead: Letterhead;
  readonly seal: RecordSeal;
  /** What the hash at the foot is the hash of. */
  readonly hashLabel: string;
  /** Instant of the record. */
  readonly createdAt: string;
  readonly logo: LogoImage | null;
}

export async function letterToPdf(letter: Letter, { letterhead, seal, hashLabel, createdAt, logo }: LetterSource, language: DocumentLanguage, protection: Protection | null = null): Promise<Uint8Array> {
  const texts = textsOf[language];
  const head: RunningHead = { letterhead, logo, patient: null, right: [letter.place, texts.caseLabel(seal.caseNumber)], seal, hashLabel };
  const info = { title: letter.title, language, author: letterhead.board, subject: letter.subject[0] ?? letter.title, createdAt: new Date(createdAt) };
  return fewestPages([letterBlocks, closeBlocks.letter], (look) => {
    const tagged = new TaggedPdf(info, protection);
    tagged.addPage();
    const flow = new Flow(tagged, frameBelow(head, texts, language));
    drawAddress(flow, letter, letterhead);
    drawBlocks(flow, letter.blocks, look);
    const last = [letterhead.footer, letterhead.isDemo ? texts.fictional : ''].filter((line) => line !== '').join('\n');
    if (last !== '') flow.closing([span(last, styles.note)]);
    const used = flow.y - flow.frame.top;
    drawRunningHeads(tagged, head, texts, language);
    return { tagged, used };
  });
}

function drawAddress(flow: Flow, letter: Letter, { organisation, addressLines }: Letterhead): void {
  const address = flow.beside(flow.frame.x, ADDRESS_WIDTH);
  address.y += 8;
  if (addressLines.length > 0) flow.beside(flow.frame.x, flow.frame.width).paragraph([span([organisation, ...addressLines].join(' · '), styles.note)]);
  address.y += 16;
  for (const line of letter.recipient) address.paragraph([span(line, styles.letter)]);
  flow.y = address.y + 22;
  letter.subject.forEach((line, index) => flow.paragraph([span(line, index === 0 ? styles.heading : styles.letter)], { type: index === 0 ? 'H1' : 'P' }));
  flow.y += 12;
}
