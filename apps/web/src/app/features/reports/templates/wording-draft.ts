import type { DocumentTemplate, DocumentTemplateContent } from '@consilium/contracts';

export type Block = DocumentTemplate['blocks'][number];
export type Language = 'en' | 'de';

export const keyOf = ({ kind, block }: Pick<Block, 'kind' | 'block'>, language: Language): string => `${kind}.${block}.${language}`;

/** The text in force: that of the organisation, or what is delivered. */
export const textOf = (content: DocumentTemplateContent, block: Block, language: Language): string => content.wording[keyOf(block, language)] ?? block.asDelivered[language];

export const isOwn = (content: DocumentTemplateContent, block: Block, language: Language): boolean => content.wording[keyOf(block, language)] !== undefined;

/** What was typed; the delivered text, and nothing at all, are no wording of one's own. */
export function withText(content: DocumentTemplateContent, block: Block, language: Language, typed: string): DocumentTemplateContent {
  const { [keyOf(block, language)]: _, ...others } = content.wording;
  const isDelivered = typed.trim() === '' || typed.trim() === block.asDelivered[language].trim();
  return { ...content, wording: isDelivered ? others : { ...others, [keyOf(block, language)]: typed } };
}

/** The first name in braces the block does not know, or a brace without its partner; null where all is well. */
export function unknownPlaceholder(text: string, known: readonly string[]): string | null {
  const rest = text.replace(/\{([^{}]*)\}/gu, (whole, name: string) => (known.includes(name) ? '' : whole));
  return /\{[^{}]*\}/u.exec(rest)?.[0] ?? /[{}]/u.exec(rest)?.[0] ?? null;
}

/** As it is sent: lines without empty ones, texts without spaces around them. */
export const tidy = (content: DocumentTemplateContent): DocumentTemplateContent => ({
  ...content,
  addressLines: content.addressLines.map((line) => line.trim()).filter((line) => line !== ''),
  footer: content.footer.trim(),
  wording: Object.fromEntries(Object.entries(content.wording).map(([key, text]) => [key, text.trim()])),
});

/** Whether two contents say the same, in whichever order their wording stands. */
export const sameContent = (a: DocumentTemplateContent, b: DocumentTemplateContent): boolean => changedParts(a, b).length === 0;

/** Names of what differs: `address`, `footer`, `logo`, or the key of a block. */
export function changedParts(before: DocumentTemplateContent, after: DocumentTemplateContent): string[] {
  const [a, b] = [tidy(before), tidy(after)];
  return [
    ...(a.logoSha256 === b.logoSha256 ? [] : ['logo']),
    ...(a.addressLines.join('\n') === b.addressLines.join('\n') ? [] : ['address']),
    ...(a.footer === b.footer ? [] : ['footer']),
    ...[...new Set([...Object.keys(a.wording), ...Object.keys(b.wording)])].filter((key) => a.wording[key] !== b.wording[key]).sort(),
  ];
}
