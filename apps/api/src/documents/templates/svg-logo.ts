/**
 * Reads a logo in SVG into plain shapes and writes it anew: what is kept is what this file knows, so a script, a link, an
 * embedded picture or an entity cannot come along. Anything that would change the picture by being left out is refused by
 * name instead.
 */
import { SaxesParser } from 'saxes';

export interface LogoShape {
  /** Path data of SVG. */
  readonly d: string;
  /** Six numbers of the transformation to the view box. */
  readonly matrix: Matrix;
  readonly fill: string | null;
  readonly fillRule: 'nonzero' | 'evenodd';
  readonly stroke: string | null;
  readonly strokeWidth: number;
  /** 0 to 1. */
  readonly opacity: number;
}
export interface SvgLogo {
  /** Left, top, width, height. */
  readonly viewBox: readonly [number, number, number, number];
  readonly shapes: readonly LogoShape[];
}
export type Matrix = readonly [number, number, number, number, number, number];

/** What in the drawing cannot be taken in; the text is shown to whoever uploads it. */
export class SvgRefusal extends Error {}

const MOST_SHAPES = 1_000;
const MOST_DEPTH = 40;
/** Words about the drawing, what drawing programs keep for themselves, and what is drawn only where something points at it. */
const silent = new Set(['title', 'desc', 'metadata', 'defs']);
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

interface Look {
  readonly fill: string;
  readonly fillRule: string;
  readonly stroke: string;
  readonly strokeWidth: string;
  readonly opacity: number;
  readonly matrix: Matrix;
}
const plain: Look = { fill: '#000000', fillRule: 'nonzero', stroke: 'none', strokeWidth: '1', opacity: 1, matrix: IDENTITY };
type Attributes = Readonly<Record<string, string>>;

/** @throws SvgRefusal */
export function readSvg(text: string): SvgLogo {
  // The parser would put in what an entity stands for; a drawing needs none.
  const entity = /([A-Za-z_][\w:.-]*)\s*=\s*(?:"[^"<]*&|'[^'<]*&)/u.exec(text);
  if (entity !== null) throw new SvgRefusal(`uses an entity in the attribute ${entity[1]}`);
  const reader = new DrawingReader();
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const declares = (): never => {
    throw new SvgRefusal('declares a document type or entities; save it as plain SVG');
  };
  parser.on('doctype', declares);
  parser.on('cdata', declares);
  parser.on('error', () => {
    throw new SvgRefusal('is not well-formed');
  });
  parser.on('opentag', ({ name, attributes }) => reader.open(name, attributes));
  parser.on('closetag', () => reader.close());
  parser.write(text).close();
  return reader.drawing();
}

/** Takes in one element after the other. */
class DrawingReader {
  private readonly shapes: LogoShape[] = [];
  private readonly within: Array<{ readonly look: Look; readonly isSilent: boolean }> = [];
  private viewBox: SvgLogo['viewBox'] | null = null;

  open(name: string, attributes: Attributes): void {
    if (this.viewBox === null) {
      if (name !== 'svg') throw new SvgRefusal('does not begin with <svg>');
      this.viewBox = readViewBox(attributes);
    }
    const parent = this.within.at(-1);
    const isSilent = parent?.isSilent === true || silent.has(name) || name.includes(':');
    let look = parent?.look ?? plain;
    if (!isSilent) {
      look = lookOf(name, attributes, look);
      const d = pathOf(name, attributes);
      if (d !== null) this.shapes.push(shapeOf(d, look));
      if (this.shapes.length > MOST_SHAPES) throw new SvgRefusal(`has more than ${MOST_SHAPES} shapes`);
    }
    this.within.push({ look, isSilent });
    if (this.within.length > MOST_DEPTH) throw new SvgRefusal('is nested too deeply');
  }

  close(): void {
    this.within.pop();
  }

  drawing(): SvgLogo {
    if (this.viewBox === null) throw new SvgRefusal('is not complete');
    if (this.shapes.length === 0) throw new SvgRefusal('holds no shape');
    return { viewBox: this.viewBox, shapes: this.shapes };
  }
}

/** The drawing as it is stored and shown. Reading it again gives the same. */
export function writeSvg({ viewBox, shapes }: SvgLogo): string {
  const paths = shapes.map(
    ({ d, matrix, fill, fillRule, stroke, strokeWidth, opacity }) =>
      `<path d="${d}" transform="matrix(${matrix.map(short).join(' ')})" fill="${fill ?? 'none'}" fill-rule="${fillRule}" stroke="${stroke ?? 'none'}" stroke-width="${short(strokeWidth)}" opacity="${short(opacity)}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox.map(short).join(' ')}" width="${short(viewBox[2])}" height="${short(viewBox[3])}">${paths.join('')}</svg>\n`;
}

const short = (value: number): string => String(Math.round(value * 1e5) / 1e5);

function readViewBox(attributes: Attributes): SvgLogo['viewBox'] {
  const numbers = (attributes['viewBox'] ?? '').trim().split(/[\s,]+/u).map(Number);
  const size = numbers.length === 4 ? numbers : [0, 0, length(attributes['width'], 'width'), length(attributes['height'], 'height')];
  const [left, top, width, height] = size as [number, number, number, number];
  if (!size.every(Number.isFinite) || width <= 0 || height <= 0) throw new SvgRefusal('has no view box with a width and a height');
  return [left, top, width, height];
}

function length(value: string | undefined, name: string, otherwise?: number): number {
  if (value === undefined && otherwise !== undefined) return otherwise;
  const found = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:px|pt)?\s*$/iu.exec(value ?? '');
  if (found === null) throw new SvgRefusal(`gives ${name} in a way that is not read: ${value ?? 'nothing'}`);
  return Number(found[1]);
}

/** What has no effect on the picture, or only names things. */
const ignored = /^(?:xmlns|xml:|id$|class$|version$|viewBox$|width$|height$|x$|y$|rx$|ry$|cx$|cy$|r$|x1$|x2$|y1$|y2$|d$|points$|role$|aria-|data-|preserveAspectRatio$|focusable$|shape-rendering$|enable-background$|baseProfile$|color$|overflow$|[A-Za-z]+:)/u;
const known = new Set(['fill', 'fill-rule', 'clip-rule', 'stroke', 'stroke-width', 'opacity', 'fill-opacity', 'stroke-opacity', 'stroke-linecap', 'stroke-linejoin', 'stroke-miterlimit', 'stroke-dasharray']);

function lookOf(name: string, attributes: Attributes, inherited: Look): Look {
  const styles: Record<string, string> = {};
  for (const [key, value] of Object.entries(attributes)) {
    if (/^on/iu.test(key) || /href$/iu.test(key)) throw new SvgRefusal(`<${name}> carries ${key}`);
    if (known.has(key)) styles[key] = value;
    else if (key !== 'style' && key !== 'transform' && !ignored.test(key)) throw new SvgRefusal(`<${name}> has the attribute ${key}, which is not read`);
  }
  for (const declaration of (attributes['style'] ?? '').split(';')) {
    const [key = '', value = ''] = declaration.split(':').map((part) => part.trim());
    if (key === '' || /^-|^(?:font|line-height|text|display$|overflow$|isolation$|mix-blend-mode$|enable-background$|paint-order$)/u.test(key)) continue;
    if (!known.has(key)) throw new SvgRefusal(`<${name}> is styled by ${key}, which is not read`);
    styles[key] = value;
  }
  if ((styles['stroke-dasharray'] ?? 'none') !== 'none') throw new SvgRefusal('draws dashed lines; turn them into shapes');
  return {
    fill: styles['fill'] ?? inherited.fill,
    fillRule: styles['fill-rule'] ?? inherited.fillRule,
    stroke: styles['stroke'] ?? inherited.stroke,
    strokeWidth: styles['stroke-width'] ?? inherited.strokeWidth,
    opacity: inherited.opacity * share(styles['opacity']) * share(styles['fill-opacity']),
    matrix: multiply(inherited.matrix, readTransform(attributes['transform'])),
  };
}

function share(value: string | undefined): number {
  const found = value === undefined ? 1 : Number(value);
  if (!(found >= 0 && found <= 1)) throw new SvgRefusal(`has the opacity ${value}`);
  return found;
}

function shapeOf(d: string, { fill, fillRule, stroke, strokeWidth, opacity, matrix }: Look): LogoShape {
  if (!/^[MmLlHhVvCcSsQqTtAaZzEe0-9.,+\-\s]+$/u.test(d) || !/^\s*[Mm]/u.test(d)) throw new SvgRefusal('has a path that is not read');
  return { d: d.trim().replace(/\s+/gu, ' '), matrix, fill: colour(fill), fillRule: fillRule === 'evenodd' ? 'evenodd' : 'nonzero', stroke: colour(stroke), strokeWidth: length(strokeWidth, 'stroke-width'), opacity };
}

const named: Readonly<Record<string, string>> = { black: '#000000', white: '#ffffff', red: '#ff0000', green: '#008000', blue: '#0000ff', gray: '#808080', grey: '#808080', navy: '#000080', teal: '#008080', currentcolor: '#000000' };

function colour(value: string): string | null {
  const text = value.trim().toLowerCase();
  if (text === 'none' || text === 'transparent') return null;
  if (/^#[0-9a-f]{6}$/u.test(text)) return text;
  if (/^#[0-9a-f]{3}$/u.test(text)) return `#${[...text.slice(1)].map((digit) => digit + digit).join('')}`;
  const rgb = /^rgb\(\s*(\d{1,3})\s*[,\s]\s*(\d{1,3})\s*[,\s]\s*(\d{1,3})\s*\)$/u.exec(text);
  if (rgb !== null) return `#${rgb.slice(1).map((part) => Math.min(255, Number(part)).toString(16).padStart(2, '0')).join('')}`;
  const found = named[text];
  if (found === undefined) throw new SvgRefusal(`uses the colour ${value}; plain colours only, no gradients or patterns`);
  return found;
}

/** Path data of a shape; null for a group. */
function pathOf(name: string, attributes: Attributes): string | null {
  const at = (key: string, otherwise?: number): number => length(attributes[key], key, otherwise);
  switch (name) {
    case 'svg':
    case 'g':
      return null;
    case 'path':
      return attributes['d'] ?? '';
    case 'rect': {
      const [x, y, width, height] = [at('x', 0), at('y', 0), at('width'), at('height')];
      const rx = Math.min(at('rx', at('ry', 0)), width / 2);
      const ry = Math.min(at('ry', rx), height / 2);
      if (rx === 0 || ry === 0) return `M${x} ${y}h${width}v${height}h${-width}z`;
      const arc = (dx: number, dy: number): string => `a${rx} ${ry} 0 0 1 ${dx} ${dy}`;
      return `M${x + rx} ${y}h${width - 2 * rx}${arc(rx, ry)}v${height - 2 * ry}${arc(-rx, ry)}h${2 * rx - width}${arc(-rx, -ry)}v${2 * ry - height}${arc(rx, -ry)}z`;
    }
    case 'circle':
      return ellipse(at('cx', 0), at('cy', 0), at('r'), at('r'));
    case 'ellipse':
      return ellipse(at('cx', 0), at('cy', 0), at('rx'), at('ry'));
    case 'line':
      return `M${at('x1', 0)} ${at('y1', 0)}L${at('x2', 0)} ${at('y2', 0)}`;
    case 'polyline':
    case 'polygon': {
      const points = (attributes['points'] ?? '').trim().split(/[\s,]+/u).map(Number);
      if (points.length < 4 || points.length % 2 === 1 || !points.every(Number.isFinite)) throw new SvgRefusal(`<${name}> has points that are not read`);
      const pairs = Array.from({ length: points.length / 2 }, (_, index) => `${points[2 * index]} ${points[2 * index + 1]}`);
      return `M${pairs.join('L')}${name === 'polygon' ? 'z' : ''}`;
    }
    case 'text':
    case 'tspan':
      throw new SvgRefusal('holds text; turn it into paths');
    default:
      throw new SvgRefusal(`holds <${name}>, which is not taken in`);
  }
}

const ellipse = (x: number, y: number, rx: number, ry: number): string => `M${x - rx} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`;

const multiply = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];

function readTransform(text: string | undefined): Matrix {
  let matrix = IDENTITY;
  const rest = (text ?? '').replace(/(matrix|translate|scale|rotate)\s*\(([^)]*)\)\s*,?/gu, (_, name: string, list: string) => {
    const numbers = list.trim().split(/[\s,]+/u).map(Number);
    if (!numbers.every(Number.isFinite)) throw new SvgRefusal(`has a transformation that is not read: ${name}`);
    matrix = multiply(matrix, transformation(name, numbers));
    return '';
  });
  if (rest.trim() !== '') throw new SvgRefusal(`has a transformation that is not read: ${rest.trim().slice(0, 40)}`);
  return matrix;
}

function transformation(name: string, numbers: readonly number[]): Matrix {
  const [a = 0, b = 0, c = 0] = numbers;
  if (name === 'matrix' && numbers.length === 6) return numbers as unknown as Matrix;
  if (name === 'translate') return [1, 0, 0, 1, a, b];
  if (name === 'scale') return [a, 0, 0, numbers.length > 1 ? b : a, 0, 0];
  if (name !== 'rotate') throw new SvgRefusal(`has a transformation that is not read: ${name}`);
  const [sin, cos] = [Math.sin((a * Math.PI) / 180), Math.cos((a * Math.PI) / 180)];
  return multiply(multiply([1, 0, 0, 1, b, c], [cos, sin, -sin, cos, 0, 0]), [1, 0, 0, 1, -b, -c]);
}
