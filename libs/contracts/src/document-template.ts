/** What an organisation puts on its documents: logo, address, foot line and its own wording. */
import { z } from 'zod';
import { documentKinds } from './document.js';
import { locales } from './people.js';
import { instant, line, paragraph, sha256Hex, version } from './primitives.js';

export const logoTypes = ['image/png', 'image/jpeg', 'image/svg+xml'] as const;
/** Largest logo, in bytes. */
export const LOGO_BYTES = 200_000;
/** Most pixels on a side of a logo. */
export const LOGO_PIXELS = 2_000;

/** `patientLetter.opening.de`: kind of document, block, language. */
const wordingKey = z.string().regex(/^[A-Za-z]{1,30}\.[A-Za-z]{1,30}\.(?:en|de)$/, { message: 'must name a kind, a block and a language' });

/** What is edited. Wording that is not there stands as delivered. */
export const DocumentTemplateContent = z
  .strictObject({
    addressLines: z.array(line(90)).max(5),
    footer: line(240, 0),
    /** Of a logo that was uploaded before. */
    logoSha256: sha256Hex.nullable(),
    wording: z.record(wordingKey, paragraph(1500, 1)).refine((wording) => Object.keys(wording).length <= 100, { message: 'holds too many blocks' }),
  })
  .meta({ id: 'DocumentTemplateContent' });
export type DocumentTemplateContent = z.infer<typeof DocumentTemplateContent>;

export const DocumentLogo = z
  .strictObject({ sha256: sha256Hex, mediaType: z.enum(logoTypes), width: z.number().positive(), height: z.number().positive(), bytes: z.int() })
  .meta({ id: 'DocumentLogo' });
export type DocumentLogo = z.infer<typeof DocumentLogo>;

/** A piece of wording that may be replaced. */
const WordingBlock = z.strictObject({
  kind: z.enum(documentKinds),
  block: z.string(),
  /** Names that may stand in braces, as `{board}`. */
  placeholders: z.array(z.string()),
  /** As delivered; empty where nothing stands there unless somebody writes it. */
  asDelivered: z.strictObject({ en: z.string(), de: z.string() }),
});

export const DocumentTemplate = z
  .strictObject({
    version,
    content: DocumentTemplateContent,
    logo: DocumentLogo.nullable(),
    blocks: z.array(WordingBlock),
    changedBy: z.string().nullable(),
    changedAt: instant.nullable(),
  })
  .meta({ id: 'DocumentTemplate' });
export type DocumentTemplate = z.infer<typeof DocumentTemplate>;

/** An earlier version; version 1 is what the product delivers. */
export const DocumentTemplateVersion = z
  .strictObject({ version, content: DocumentTemplateContent, changedBy: z.string().nullable(), changedAt: instant.nullable() })
  .meta({ id: 'DocumentTemplateVersion' });
export type DocumentTemplateVersion = z.infer<typeof DocumentTemplateVersion>;

export const TemplatePreviewInput = z
  .strictObject({ content: DocumentTemplateContent, kind: z.enum(documentKinds), language: z.enum(locales) })
  .meta({ id: 'TemplatePreviewInput' });
export type TemplatePreviewInput = z.infer<typeof TemplatePreviewInput>;
