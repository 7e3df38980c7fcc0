/** Finds words for people that stand in a template instead of a translation file. */
import {
  type AST, ASTWithSource, Binary, Conditional, Interpolation, LiteralPrimitive, parseTemplate, TmplAstBoundText, TmplAstElement,
  TmplAstRecursiveVisitor, TmplAstText, tmplAstVisitAll, type TmplAstBoundAttribute, type TmplAstNode, type TmplAstTextAttribute,
} from '@angular/compiler';
import type { Template } from './templates';

/** Attributes and inputs that people read or hear. */
const READ_ATTRIBUTES = new Set([
  'alt', 'aria-label', 'aria-description', 'aria-valuetext', 'caption', 'failed', 'hint', 'label', 'none', 'note', 'placeholder', 'retryLabel', 'roles', 'safe', 'text', 'title', 'warning', 'word',
]);

/** Names of keys and notations that are the same in every language. */
const SAME_EVERYWHERE = new Set(['Alt', 'Ctrl', 'Enter', 'Esc', 'Shift', 'Tab', 'log']);

const isWord = (text: string): boolean => (text.match(/\p{L}{2,}/gu) ?? []).some((word) => !SAME_EVERYWHERE.has(word));

class Finder extends TmplAstRecursiveVisitor {
  readonly stray: string[] = [];

  override visitText(text: TmplAstText): void {
    this.check(text.value);
  }

  override visitBoundText(text: TmplAstBoundText): void {
    const value = text.value instanceof ASTWithSource ? text.value.ast : text.value;
    if (!(value instanceof Interpolation)) return;
    value.strings.forEach((part) => this.check(part));
    value.expressions.forEach((expression) => this.shown(expression));
  }

  override visitElement(element: TmplAstElement): void {
    if (element.name === ':svg:style' || element.name === 'style') return;
    super.visitElement(element);
  }

  override visitTextAttribute(attribute: TmplAstTextAttribute): void {
    if (READ_ATTRIBUTES.has(attribute.name)) this.check(attribute.value, `${attribute.name}=`);
  }

  override visitBoundAttribute(attribute: TmplAstBoundAttribute): void {
    if (!READ_ATTRIBUTES.has(attribute.name.replace(/^attr\./, ''))) return;
    this.shown(attribute.value instanceof ASTWithSource ? attribute.value.ast : attribute.value);
  }

  /** A literal that reaches the reader as it stands: not the input of a pipe, not compared with anything. */
  private shown(expression: AST): void {
    if (expression instanceof LiteralPrimitive && typeof expression.value === 'string') this.check(expression.value);
    else if (expression instanceof Conditional) [expression.trueExp, expression.falseExp].forEach((each) => this.shown(each));
    else if (expression instanceof Binary && ['+', '??', '||'].includes(expression.operation)) [expression.left, expression.right].forEach((each) => this.shown(each));
  }

  private check(text: string, where = ''): void {
    if (isWord(text)) this.stray.push(`${where}${text.trim()}`);
  }
}

/** Stray words of a template, or a parse error. */
export function strayText({ file, html }: Template): string[] {
  const parsed = parseTemplate(html, file, { preserveWhitespaces: false });
  if (parsed.errors?.length) return parsed.errors.map((error) => `${file}: ${error.msg}`);
  const finder = new Finder();
  tmplAstVisitAll(finder, parsed.nodes as TmplAstNode[]);
  return finder.stray.map((text) => `${file}: ${text}`);
}
