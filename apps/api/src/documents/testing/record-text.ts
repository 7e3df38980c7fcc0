/**
 * Holds the text extracted from the documents of a signed record against the record itself (P-7): every signature with name,
 * meaning and UTC time in its own row, every vote, action, dissent and reason, both hashes on every page. The expectation is
 * drawn from the record and not from what the renderers were given.
 */
import { createHash } from 'node:crypto';
import { canonicalJson } from '@consilium/audit-chain';
import type { OutcomeSnapshot } from '@consilium/board';
import { makeDocument } from '../production/make-document.js';
import type { RecordSample } from '../samples/record-sample.js';
import { groupedHash, longDate, shortDate, shortHash, textsOf, utcSecond, type DocumentLanguage, type Texts } from '../texts/index.js';
import { optionName, optionShortName } from '../views/clinical-words.js';
import { squeezed } from './read-pdf.js';
import { readPdfSections, type PdfSection } from './read-pdf-sections.js';

export type LetterOrReport = 'outcomeReport' | 'referrerLetter' | 'patientLetter';

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
const withoutStop = (text: string): string => text.replace(/[.,;\s]+$/u, '');

export const pdfOf = ({ sha256: recordSha256, text: recordText, frozen }: RecordSample, kind: LetterOrReport, language: DocumentLanguage): Promise<Uint8Array> =>
  makeDocument({ kind, format: 'pdf', language, recipient: '', recordSha256, recordText, frozenText: canonicalJson(frozen) }, sha256);

/** @returns what the text of the document says otherwise than the record, in words; empty where they are equal. */
export async function textDifferences(bytes: Uint8Array, record: RecordSample, kind: LetterOrReport, language: DocumentLanguage): Promise<string[]> {
  const { pages, sections } = await readPdfSections(bytes);
  const parts = new Expectation(record, language);
  return [...hashesMissing(record, pages, language), ...(kind === 'outcomeReport' ? parts.report(sections) : parts.letter(kind, sections))];
}

function hashesMissing({ sha256: content, frozen: { chainHead } }: RecordSample, pages: readonly string[], language: DocumentLanguage): string[] {
  const hashes = [content, ...(chainHead === null ? [] : [chainHead.hash])].flatMap(groupedHash);
  return pages.flatMap((page, index) => {
    const wanted = [...hashes, textsOf[language].page(index + 1, pages.length)];
    return wanted.filter((each) => !squeezed(page).includes(squeezed(each))).map((each) => `page ${index + 1} lacks "${each}"`);
  });
}

class Expectation {
  private readonly texts: Texts;
  private readonly people: ReadonlyMap<string, string>;

  constructor(
    private readonly record: RecordSample,
    private readonly language: DocumentLanguage,
  ) {
    this.texts = textsOf[language];
    this.people = new Map(record.frozen.people.map(({ id, name }) => [id, name]));
  }

  report(sections: readonly PdfSection[]): string[] {
    const { outcome } = this.texts;
    const { recommendation } = this.record.snapshot;
    return [
      ...sameRows(rowsUnder(sections, outcome.signatures), this.signatures(), 'signature'),
      ...sameRows(rowsUnder(sections, outcome.actions), this.actions(), 'action'),
      ...sameRows(rowsUnder(sections, outcome.ballots), this.ballots(), 'vote'),
      ...rowsMissing(sections.flatMap(({ rows }) => rows), this.properties()),
      ...textsMissing(sections, [
        this.recommended(),
        ...recommendation.conditions.flatMap(({ condition, then, otherwise }) => [condition, then, otherwise].map(withoutStop)),
        ...(this.record.snapshot.addendumText === null ? [] : [this.record.snapshot.addendumText, this.record.snapshot.amendsSha256!]),
      ]),
    ];
  }

  letter(kind: 'referrerLetter' | 'patientLetter', sections: readonly PdfSection[]): string[] {
    const { snapshot, frozen } = this.record;
    const { recommendation, wish } = snapshot;
    const { patient } = frozen;
    const both = [
      ...recommendation.conditions.flatMap(({ condition, then, otherwise }) => [condition, then, otherwise].map(withoutStop)),
      ...(wish.state === 'asked' ? [wish.text] : []),
      ...(recommendation.communicatorId === null ? [] : [this.name(recommendation.communicatorId)]),
      ...(recommendation.nextReviewOn === null ? [] : [longDate(recommendation.nextReviewOn, this.language)]),
    ];
    if (kind === 'patientLetter') {
      const steps = recommendation.actions.map(({ what, ownerId, dueOn }) => `${withoutStop(what)} (${this.name(ownerId)}, ${shortDate(dueOn, this.language)})`);
      return textsMissing(sections, [...both, ...steps, `${patient.givenName} ${patient.familyName}`, frozen.case.consultant.name]);
    }
    const signed = frozen.signatures.map(({ name, meaning, signedAt }) => `${name} (${this.texts.meanings[meaning]}, ${utcSecond(signedAt)})`);
    return [
      ...textsMissing(sections, [
        ...both, ...signed, this.recommended(), snapshot.question.text, recommendation.rationale, recommendation.reasonAgainstStatus, recommendation.wishConsidered, recommendation.trialOffered,
        ...recommendation.keptForLater.map(({ why }) => why), ...snapshot.dissents.flatMap(({ personId, reason }) => [this.name(personId), reason]), `${patient.familyName}, ${patient.givenName}`, patient.identifier, this.name(snapshot.confirmedById),
      ]),
      ...rowsMissing(sections.flatMap(({ rows }) => rows), this.actions()),
    ];
  }

  private readonly name = (id: string): string => this.people.get(id) ?? id;
  private readonly discipline = (discipline: string | null): string => (discipline === null ? '' : (this.texts.disciplines as Readonly<Record<string, string>>)[discipline]!);

  private signatures(): string[][] {
    const { frozen, snapshot } = this.record;
    const signed = frozen.signatures.map(({ name, discipline, capacity, meaning, reason, signedAt, sha256: hash }) => [
      name,
      [this.discipline(discipline), capacity === 'chair' ? this.texts.capacities.chair : ''].filter((part) => part !== '').join(', '),
      `${this.texts.meanings[meaning]}${reason === '' ? '' : `: ${reason}`}`,
      utcSecond(signedAt),
      shortHash(hash),
    ]);
    const { chair, disciplines, otherVoterIds } = snapshot.signatories;
    const expected = new Set([chair.personId, ...disciplines.flatMap(({ candidateIds }) => candidateIds), ...otherVoterIds] as string[]);
    for (const { personId } of frozen.signatures) expected.delete(personId);
    const missing = [...expected].map((id) => [this.name(id), this.discipline(frozen.people.find((person) => person.id === id)?.discipline ?? null), this.texts.outcome.notSigned, '', '']);
    return [...signed, ...missing];
  }

  private actions(): string[][] {
    return this.record.snapshot.recommendation.actions.map(({ what, ownerId, dueOn }) => [what, this.name(ownerId), shortDate(dueOn, this.language)]);
  }

  private ballots(): string[][] {
    const { rounds, attendance, dissents } = this.record.snapshot;
    const covers = new Map(attendance.map(({ personId, coversPersonId }) => [personId, coversPersonId]));
    const voters = [...new Set(rounds.flatMap(({ ballots }) => ballots.map(({ personId }) => personId)))];
    return voters.map((voter) => {
      const cast = rounds.map(({ ballots }) => ballots.find(({ personId }) => personId === voter) ?? null);
      const own = cast.findLast((ballot) => ballot !== null)!;
      const absent = covers.get(voter) ?? null;
      const dissented = dissents.some(({ personId }) => this.name(personId) === this.name(voter));
      const said = `${this.name(voter)}${absent === null ? '' : ` ${this.texts.outcome.covers(this.name(absent))}`}${dissented ? ` (${this.texts.outcome.withDissent})` : ''}`;
      const moved = cast.length === 2 && cast[0] !== null && cast[1] !== null && choice(cast[0]!) !== choice(cast[1]!);
      const positions = cast.map((ballot, index) => (ballot === null ? this.texts.outcome.notCast : `${this.position(ballot.content.position)}${moved && index === 1 ? ` ${this.texts.outcome.changed}` : ''}`));
      return [this.discipline(own.discipline), said, ...positions];
    });
  }

  private position(position: OutcomeSnapshot['rounds'][number]['ballots'][number]['content']['position']): string {
    if (position.kind === 'option') return optionShortName(position.optionId, this.language);
    return position.kind === 'other' ? position.text : `${this.texts.outcome.cannotJudge}: ${position.reason}`;
  }

  private recommended(): string {
    const { position } = this.record.snapshot.recommendation;
    if (position.kind === 'noRecommendation') return this.texts.outcome.noRecommendation;
    return withoutStop(position.kind === 'option' ? optionName(position.optionId, this.language) : position.text);
  }

  /** Rows of the list under the recommendation: label and value. */
  private properties(): string[][] {
    const { outcome: words, intents, disciplines } = this.texts;
    const { snapshot } = this.record;
    const { recommendation, question, dissents, confirmedAt, confirmedById } = snapshot;
    const quoted = (text: string): string => (this.language === 'de' ? `„${text}“` : `“${text}”`);
    return [
      [words.question, question.text],
      [words.reason, recommendation.rationale],
      [words.intent, intents[recommendation.intent]],
      ...(recommendation.nextReviewOn === null ? [] : [[words.nextReview, longDate(recommendation.nextReviewOn, this.language)]]),
      ...(recommendation.communicatorId === null ? [] : [[words.tells, this.name(recommendation.communicatorId)]]),
      ...dissents.map(({ personId, discipline, reason, acknowledgedBy }) => [
        words.dissent,
        `${this.name(personId)}, ${disciplines[discipline!]}: ${quoted(reason)} ${acknowledgedBy === null ? words.notAcknowledged : words.acknowledged(this.name(acknowledgedBy))}`,
      ]),
      [words.readBack, words.confirmed(this.name(confirmedById), utcSecond(confirmedAt))],
      [words.contentHashLabel, groupedHash(this.record.sha256).join(' ')],
    ];
  }
}

/** Whoever cannot judge twice has not moved, whatever the words. */
const choice = ({ content: { position } }: OutcomeSnapshot['rounds'][number]['ballots'][number]): string =>
  position.kind === 'cannotJudge' ? position.kind : canonicalJson(position);

const rowsUnder = (sections: readonly PdfSection[], heading: string): ReadonlyArray<readonly string[]> => sections.find((section) => squeezed(section.heading).startsWith(squeezed(heading)))?.rows ?? [];
const rowText = (row: readonly string[]): string => row.map(squeezed).join(' | ');

/** The very same rows in the same order, no more and no fewer. */
function sameRows(found: ReadonlyArray<readonly string[]>, expected: ReadonlyArray<readonly string[]>, what: string): string[] {
  return Array.from({ length: Math.max(found.length, expected.length) }, (_, index) => [rowText(found[index] ?? []), rowText(expected[index] ?? [])] as const)
    .filter(([is, should]) => is !== should)
    .map(([is, should]) => `${what}: "${is}" should be "${should}"`);
}

function rowsMissing(found: ReadonlyArray<readonly string[]>, expected: ReadonlyArray<readonly string[]>): string[] {
  const texts = new Set(found.map(rowText));
  return expected.map(rowText).filter((row) => !texts.has(row)).map((row) => `no row "${row}"`);
}

function textsMissing(sections: readonly PdfSection[], expected: readonly string[]): string[] {
  const text = squeezed(sections.map(({ heading, texts }) => heading + texts.join('')).join(''));
  return expected.filter((each) => !text.includes(squeezed(each))).map((each) => `no text "${each}"`);
}
