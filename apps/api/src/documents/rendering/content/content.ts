/** A document as blocks of text, before it is laid out: the same content becomes PDF pages or a DOCX file. */
import type { Direction } from '../typography/itemise.js';

export interface Emphasised {
  readonly strong: string;
}
export interface Quiet {
  readonly quiet: string;
}
export type Inline = string | Emphasised | Quiet;

export interface TableColumn {
  readonly head: string;
  /** Share of the width; the shares of a table add up to 1. */
  readonly share: number;
  readonly isRowHead?: boolean;
  readonly align?: 'left' | 'right';
}

export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string; readonly note?: string }
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[]; readonly direction?: Direction }
  /** What must not be overlooked: set off with a bar. */
  | { readonly kind: 'callout'; readonly paragraphs: ReadonlyArray<readonly Inline[]> }
  | { readonly kind: 'list'; readonly items: ReadonlyArray<readonly Inline[]> }
  | { readonly kind: 'properties'; readonly items: ReadonlyArray<{ readonly label: string; readonly value: readonly Inline[]; readonly direction?: Direction }> }
  | { readonly kind: 'table'; readonly columns: readonly TableColumn[]; readonly rows: ReadonlyArray<ReadonlyArray<readonly Inline[]>> }
  | { readonly kind: 'lesionMap'; readonly lesions: readonly import('../../views/outcome-view.js').LesionView[]; readonly alt: string; readonly caption: string }
  /** Stands on one page: what closes a letter is not torn from its last sentence. */
  | { readonly kind: 'together'; readonly blocks: readonly Block[] }
  | { readonly kind: 'space'; readonly points: number }
  | { readonly kind: 'note'; readonly text: string };

export const plainText = (inlines: readonly Inline[]): string => inlines.map((inline) => (typeof inline === 'string' ? inline : 'strong' in inline ? inline.strong : inline.quiet)).join('');

/** A letter: who writes to whom, about whom, and what. */
export interface Letter {
  readonly title: string;
  readonly sender: readonly string[];
  readonly recipient: readonly string[];
  readonly place: string;
  readonly subject: readonly string[];
  readonly blocks: readonly Block[];
}
