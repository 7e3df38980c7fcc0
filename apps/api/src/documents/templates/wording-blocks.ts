/** The pieces of wording an organisation may replace, with what the product delivers. */
import type { DocumentKind } from '../orders/document-request.js';
import { chaseTexts } from '../texts/chase.js';
import { letterTexts } from '../texts/letters.js';
import { textsOf, type DocumentLanguage } from '../texts/index.js';
import { fill, placeholderProblem } from './placeholders.js';

export interface WordingBlock {
  readonly kind: DocumentKind;
  readonly block: string;
  readonly placeholders: readonly string[];
  readonly asDelivered: Readonly<Record<DocumentLanguage, string>>;
}
/** Wording of an organisation by `kind.block.language`; what is missing stands as delivered. */
export type Wording = Readonly<Record<string, string>>;

const both = (text: (language: DocumentLanguage) => string): WordingBlock['asDelivered'] => ({ en: text('en'), de: text('de') });
const nothing: WordingBlock['asDelivered'] = { en: '', de: '' };
const note = (kind: DocumentKind, ...placeholders: string[]): WordingBlock => ({ kind, block: 'note', placeholders: ['board', 'organisation', ...placeholders], asDelivered: nothing });

const referrer = ['board', 'organisation', 'meetingDate', 'caseNumber'];
const patient = ['board', 'organisation', 'meetingDate'];
const chase = ['board', 'organisation', 'recipient', 'coordinator'];

export const wordingBlocks: readonly WordingBlock[] = [
  { kind: 'referrerLetter', block: 'greeting', placeholders: referrer, asDelivered: both((language) => letterTexts[language].referrer.greeting) },
  { kind: 'referrerLetter', block: 'opening', placeholders: referrer, asDelivered: both((language) => letterTexts[language].referrer.opening('{board}', '{meetingDate}')) },
  { kind: 'referrerLetter', block: 'decision', placeholders: referrer, asDelivered: both((language) => letterTexts[language].referrer.decision) },
  { kind: 'referrerLetter', block: 'closing', placeholders: referrer, asDelivered: both((language) => letterTexts[language].referrer.closing) },
  note('referrerLetter', 'caseNumber'),
  { kind: 'patientLetter', block: 'opening', placeholders: patient, asDelivered: both((language) => letterTexts[language].patient.opening('{meetingDate}')) },
  { kind: 'patientLetter', block: 'yours', placeholders: patient, asDelivered: both((language) => letterTexts[language].patient.yoursText) },
  { kind: 'patientLetter', block: 'contact', placeholders: patient, asDelivered: nothing },
  { kind: 'patientLetter', block: 'closing', placeholders: patient, asDelivered: both((language) => letterTexts[language].patient.closing) },
  note('patientLetter'),
  { kind: 'chaseLetter', block: 'greeting', placeholders: chase, asDelivered: both((language) => chaseTexts[language].greeting('{recipient}')) },
  { kind: 'chaseLetter', block: 'opening', placeholders: chase, asDelivered: both((language) => chaseTexts[language].opening('{board}')) },
  { kind: 'chaseLetter', block: 'answer', placeholders: chase, asDelivered: both((language) => chaseTexts[language].answer('{coordinator}')) },
  { kind: 'chaseLetter', block: 'closing', placeholders: chase, asDelivered: both((language) => chaseTexts[language].closing) },
  note('chaseLetter'),
  { kind: 'outcomeReport', block: 'note', placeholders: ['board', 'organisation', 'caseNumber'], asDelivered: both((language) => textsOf[language].outcome.note) },
  note('caseOnePager', 'caseNumber'),
  note('agenda'),
  note('minutes'),
  note('actionList'),
];

const byName = new Map(wordingBlocks.map((block) => [`${block.kind}.${block.block}`, block]));

/** The text of a block with its values filled in; empty where neither the product nor the organisation says anything. */
export function wordingOf(wording: Wording, name: `${DocumentKind}.${string}`, language: DocumentLanguage, values: Readonly<Record<string, string>>): string {
  const block = byName.get(name);
  if (block === undefined) throw new TypeError(`there is no wording named ${name}`);
  return fill(wording[`${name}.${language}`] ?? block.asDelivered[language], values);
}

/** Every entry that names no block, or holds a placeholder the block does not know. */
export function wordingProblems(wording: Wording): Array<{ readonly path: string; readonly message: string }> {
  return Object.entries(wording).flatMap(([key, text]) => {
    const block = byName.get(key.replace(/\.(?:en|de)$/u, ''));
    const message = block === undefined ? 'is no block of wording' : placeholderProblem(text, block.placeholders);
    return message === null ? [] : [{ path: `wording.${key}`, message }];
  });
}
