/** Type of the printed page: the scale of the screen, in points (three quarters of its pixels). */
import type { Span, TextStyle } from '../typography/paragraph.js';
import { colours } from './colours.js';

const style = (size: number, leading: number, colour: string, weight: TextStyle['weight'] = 'regular'): TextStyle => ({ size, leading, weight, colour });

export const styles = {
  body: style(9.75, 13.9, colours.ink),
  bodyStrong: style(9.75, 13.9, colours.ink, 'semibold'),
  letter: style(10.5, 15.2, colours.ink),
  letterStrong: style(10.5, 15.2, colours.ink, 'semibold'),
  letterClose: style(10, 13.9, colours.ink),
  letterCloseStrong: style(10, 13.9, colours.ink, 'semibold'),
  label: style(9.75, 13.9, colours.ink3),
  eyebrow: style(9, 12, colours.ink2, 'semibold'),
  title: style(15.75, 21, colours.ink, 'semibold'),
  heading: style(10.5, 13.5, colours.ink, 'semibold'),
  headingNote: style(9, 13.5, colours.ink3),
  callout: style(10.5, 15, colours.ink),
  calloutStrong: style(10.5, 15, colours.ink, 'semibold'),
  cell: style(9.2, 12.4, colours.ink),
  cellStrong: style(9.2, 12.4, colours.ink, 'semibold'),
  cellQuiet: style(9.2, 12.4, colours.ink3),
  cellMono: style(8.25, 12.4, colours.ink, 'mono'),
  cellMonoSmall: style(7.2, 12.4, colours.ink, 'mono'),
  columnHead: style(9, 12, colours.ink3),
  note: style(8.6, 11.3, colours.ink3),
  head: style(9, 12, colours.ink),
  headStrong: style(9, 12, colours.ink, 'semibold'),
  foot: style(7.9, 10.5, colours.ink2),
  footMono: style(7.5, 10.5, colours.ink2, 'mono'),
} as const satisfies Record<string, TextStyle>;

export const span = (text: string, textStyle: TextStyle): Span => ({ text, style: textStyle });
export const markSpan = (mark: NonNullable<Span['mark']>, textStyle: TextStyle): Span => ({ text: '', style: textStyle, mark });
export const coloured = (textStyle: TextStyle, colour: string): TextStyle => ({ ...textStyle, colour });
