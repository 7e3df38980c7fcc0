/** Head and foot of every page: whose document this is, and which record it was printed from. */
import type { Letterhead, LogoImage, PatientView, RecordSeal } from '../../views/outcome-view.js';
import { groupedHash, shortDate, type DocumentLanguage, type Texts } from '../../texts/index.js';
import { lineWidth, linesHeight, setParagraph, type Align, type Line, type Span } from '../typography/paragraph.js';
import { colours } from '../page/colours.js';
import type { Frame } from '../page/flow.js';
import { markSpan, span, styles } from '../page/styles.js';
import { PAGE, type TaggedPdf } from '../page/tagged-pdf.js';
import { logoDrawer, logoSize } from './draw-logo.js';
import { drawQr, qrCells, sealText } from './seal-code.js';

const MARGIN = 43.5;
const QR_EDGE = 46;
export const CONTENT_WIDTH = PAGE.width - 2 * MARGIN;

const HEAD_TOP = 37.5;
const HEAD_SHARES = [0.33, 0.39, 0.28] as const;
const BRAND_INDENT = 20;

export interface RunningHead {
  readonly letterhead: Letterhead;
  /** In place of the product's mark. */
  readonly logo: LogoImage | null;
  /** Null for documents about more than one patient. */
  readonly patient: PatientView | null;
  /** Two lines at the right, e.g. what the document is and which case it belongs to. */
  readonly right: readonly [string, string];
  readonly seal: RecordSeal;
  /** What the hash at the foot is the hash of. */
  readonly hashLabel: string;
}

/** Family name in capitals, as on a wristband; names in scripts without capitals stay as they are. */
export const patientName = ({ familyName, givenName }: PatientView): string => `${familyName.toUpperCase()}, ${givenName}`;

interface HeadColumn {
  readonly x: number;
  /** Distance below the top of the head, in points. */
  readonly down: number;
  readonly lines: readonly Line[];
}

/** A wide logo stands above the name of the board, any other beside it. */
const isWide = ({ width, height }: LogoImage): boolean => width > 1.6 * height;
const LOGO_GAP = 7;

/** A head is as high as its longest name needs: nothing of a name is ever cut. */
function setHead({ letterhead, logo, patient, right }: RunningHead, texts: Texts, language: DocumentLanguage): { readonly columns: readonly HeadColumn[]; readonly bottom: number } {
  const widths = HEAD_SHARES.map((share) => share * CONTENT_WIDTH);
  const size = logo === null ? null : logoSize(logo);
  const besideLogo = size === null ? BRAND_INDENT : isWide(logo!) ? 0 : size.width + LOGO_GAP;
  const belowLogo = size === null || !isWide(logo!) ? 0 : size.height + 4;
  const column = (index: number, paragraphs: ReadonlyArray<readonly Span[]>, align: Align = 'left', indent = 0, down = 0): HeadColumn => ({
    down,
    x: MARGIN + widths.slice(0, index).reduce((sum, width) => sum + width, 0) + indent,
    lines: paragraphs.flatMap((spans) => setParagraph(spans, widths[index]! - indent - (align === 'left' ? 6 : 0), { align })),
  });
  const columns = [
    column(0, [[span(letterhead.board, styles.headStrong)], [span(letterhead.organisation, styles.head)]], 'left', besideLogo, belowLogo),
    ...(patient === null
      ? []
      : [
          column(1, [
            [span(patientName(patient), styles.headStrong)],
            [span(`${shortDate(patient.birthDate, language)} · ${texts.sexes[patient.sex]} · ${patient.identifier}`, styles.head)],
          ]),
        ]),
    column(2, right.map((text) => [span(text, styles.head)]), 'right'),
  ];
  return { columns, bottom: HEAD_TOP + Math.max(size?.height ?? 0, ...columns.map(({ lines, down }) => down + linesHeight(lines))) + 6.5 };
}

/** The column between head and foot. */
export function frameBelow(head: RunningHead, texts: Texts, language: DocumentLanguage): Frame {
  return { x: MARGIN, width: CONTENT_WIDTH, top: setHead(head, texts, language).bottom + 11, bottom: PAGE.height - 92 };
}

/** Draws head and foot on all pages. Call when the last page is there, for the number of pages stands on each. */
export function drawRunningHeads(tagged: TaggedPdf, head: RunningHead, texts: Texts, language: DocumentLanguage): void {
  const qr = qrCells(sealText(head.seal));
  const { columns, bottom } = setHead(head, texts, language);
  const brand = setParagraph([markSpan('brand', { ...styles.head, size: 13.5, leading: 14 })], BRAND_INDENT);
  const drawLogo = head.logo === null ? null : logoDrawer(tagged.pdf, head.logo);
  tagged.onEveryPage((page, pages) => {
    tagged.artifact(() => {
      if (head.logo === null || drawLogo === null) tagged.drawLines(brand, MARGIN - 1, HEAD_TOP - 0.5);
      else drawLogo(MARGIN, HEAD_TOP, logoSize(head.logo));
      for (const { x, down, lines } of columns) tagged.drawLines(lines, x, HEAD_TOP + down);
      tagged.rule(MARGIN, bottom, CONTENT_WIDTH, 1.1, colours.ink);
      drawFoot(tagged, head, texts, qr, texts.page(page, pages));
    }, 'Pagination');
  });
}

function drawFoot(tagged: TaggedPdf, { seal, hashLabel }: RunningHead, texts: Texts, qr: ReturnType<typeof qrCells>, pageLine: string): void {
  const top = PAGE.height - 78;
  tagged.rule(MARGIN, top, CONTENT_WIDTH, 0.75, colours.lineStrong);
  drawQr(tagged.pdf, qr, MARGIN, top + 8, QR_EDGE);
  const hashLine = (label: string, hash: string, x: number): void => {
    const lines = [[span(label, styles.foot)], ...groupedHash(hash).map((half) => [span(half, styles.footMono)])];
    let y = top + 8;
    for (const spans of lines) y = tagged.drawLines(setParagraph(spans, 200), x, y);
  };
  hashLine(`${seal.caseNumber} · ${hashLabel}`, seal.contentSha256, MARGIN + QR_EDGE + 12);
  if (seal.chainHead !== null) hashLine(texts.chainHead(seal.chainHead.position), seal.chainHead.hash, MARGIN + QR_EDGE + 12 + 186);
  const number = [span(pageLine, styles.foot)];
  tagged.drawLines(setParagraph(number, lineWidth(number) + 1), MARGIN + CONTENT_WIDTH - lineWidth(number), top + 8);
}
