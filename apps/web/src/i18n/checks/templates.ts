/** Finds the templates of components written inline. Used by the checks of words only. */
import ts from 'typescript';

export interface Template {
  readonly file: string;
  readonly html: string;
}

export function inlineTemplates(file: string, code: string): Template[] {
  const found: Template[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'template' && ts.isStringLiteralLike(node.initializer)) {
      found.push({ file, html: node.initializer.text });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true));
  return found;
}
