/**
 * Reads a tagged PDF back by its structure: what stands under each heading, and in which cell of which row. Heads and feet of
 * pages, and the heads of tables that are drawn again, are artifacts and left out, as a screen reader leaves them out.
 */
import { getDocumentProxy } from 'unpdf';

export interface PdfSection {
  /** Text of the heading; empty before the first one. */
  readonly heading: string;
  /** Texts of paragraphs and list items, in order. */
  readonly texts: readonly string[];
  /** Cells of the body rows of its tables, in order. */
  readonly rows: ReadonlyArray<readonly string[]>;
}

export interface ReadSections {
  readonly sections: readonly PdfSection[];
  /** Everything a page shows, heads and feet too. */
  readonly pages: readonly string[];
}

interface Node {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
}

type Item = { readonly str: string } | { readonly type: string; readonly id?: string | null };

export async function readPdfSections(bytes: Uint8Array): Promise<ReadSections> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const sections: Array<{ heading: string; texts: string[]; rows: string[][] }> = [{ heading: '', texts: [], rows: [] }];
  const pages: string[] = [];
  let endsInTable = false;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: true, includeMarkedContent: true });
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
    const textOf = textByContent(items as readonly Item[]);
    const said = (node: Node): string => (node.type === 'content' ? (textOf.get(node.id!) ?? '') : (node.children ?? []).map(said).join(''));
    const walk = (node: Node): void => {
      const last = sections.at(-1)!;
      if (/^H[1-6]$/u.test(node.role ?? '')) sections.push({ heading: said(node), texts: [], rows: [] });
      else if (node.role === 'TBody') for (const row of node.children ?? []) last.rows.push((row.children ?? []).map(said));
      else if (node.role === 'P' || node.role === 'LBody' || node.role === 'Caption') last.texts.push(said(node));
      else if (node.role !== 'THead') (node.children ?? []).forEach(walk);
    };
    const blocks = blocksOf((await page.getStructTree()) as Node);
    const [first] = blocks;
    if (endsInTable && first?.role === 'Table') addToRows(sections.at(-1)!.rows, rowsOf(first).map((row) => (row.children ?? []).map(said)));
    blocks.slice(endsInTable && first?.role === 'Table' ? 1 : 0).forEach(walk);
    endsInTable = blocks.at(-1)?.role === 'Table';
  }
  await pdf.cleanup();
  return { sections, pages };
}

const blocksOf = (node: Node): readonly Node[] => (node.role === 'Document' ? (node.children ?? []) : (node.children ?? []).flatMap(blocksOf));
const rowsOf = (node: Node): readonly Node[] => (node.role === 'TBody' ? (node.children ?? []) : (node.children ?? []).flatMap(rowsOf));

/** A table that goes on over pages is given whole on each of them, with the texts of that page. */
function addToRows(rows: string[][], more: ReadonlyArray<readonly string[]>): void {
  const from = rows.length - more.length;
  more.forEach((cells, index) => (rows[from + index] = cells.map((cell, column) => (rows[from + index]?.[column] ?? '') + cell)));
}

/** Text of each marked content that the structure names; what is nested in it, as a run read from right to left, belongs to it. */
function textByContent(items: readonly Item[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const open: Array<string | null> = [];
  for (const item of items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') open.pop();
      else open.push(item.id ?? null);
      continue;
    }
    const id = open.findLast((each) => each !== null);
    if (id !== undefined) texts.set(id!, (texts.get(id!) ?? '') + item.str);
  }
  return texts;
}
