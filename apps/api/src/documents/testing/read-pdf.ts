/** Reads a PDF back as a reader program would: its text page by page, and its structure. For specs. */
import { getDocumentProxy } from 'unpdf';

export interface StructureNode {
  readonly role: string;
  readonly alt?: string;
  readonly children: readonly StructureNode[];
}

export interface ReadPdf {
  /** Text of each page with single spaces. */
  readonly pages: readonly string[];
  readonly title: string;
  readonly language: string;
  readonly isTagged: boolean;
  /** Structure of each page. */
  readonly structure: readonly StructureNode[];
}

interface RawNode {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly RawNode[];
}

const toNode = ({ role = '', alt, children = [] }: RawNode): StructureNode => ({
  role,
  ...(alt === undefined ? {} : { alt }),
  children: children.filter((child) => child.role !== undefined).map(toNode),
});

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  // The reader takes the buffer over, so it gets one of its own.
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string } };
  const pages: string[] = [];
  const structure: StructureNode[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: true });
    pages.push(joined(items.flatMap((item) => ('str' in item ? [{ text: item.str, endsLine: item.hasEOL }] : []))));
    structure.push(toNode((await page.getStructTree()) as RawNode));
  }
  const isTagged = (await pdf.getMarkInfo())?.Marked === true;
  await pdf.cleanup();
  return { pages, title: info.Title ?? '', language: info.Language ?? '', isTagged, structure };
}

const joined = (items: ReadonlyArray<{ readonly text: string; readonly endsLine: boolean }>): string =>
  items.map(({ text, endsLine }) => text + (endsLine ? ' ' : '')).join('').replace(/\s+/gu, ' ');

/** Every node with a role, anywhere below. */
export function nodesOf(root: StructureNode, role: string): StructureNode[] {
  return [...(root.role === role ? [root] : []), ...root.children.flatMap((child) => nodesOf(child, role))];
}

/** Texts compared without regard to where lines were broken. */
export const squeezed = (text: string): string => text.replace(/\s+/gu, '');
