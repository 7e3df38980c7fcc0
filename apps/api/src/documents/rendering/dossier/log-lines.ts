/** Entries of the log as lines a person reads; neighbours that say the same of different things become one line. */
import type { FrozenEntry } from '../../orders/frozen-dossier.js';
import { dossierTexts, type DossierTexts } from '../../texts/dossier.js';
import { shortDate, textsOf, type DocumentLanguage } from '../../texts/index.js';
import { elementLabel } from '../../views/clinical-words.js';

export interface LogLine {
  readonly first: number;
  readonly last: number;
  /** First of the entries, ISO 8601. */
  readonly at: string;
  readonly what: string;
  readonly details: string;
  readonly who: string;
  readonly role: string;
  /** Of the last entry. */
  readonly hash: string;
}

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** What one entry says beyond its event. */
function detailsOf({ payload, about, documentKind, outcome }: FrozenEntry, words: DossierTexts, language: DocumentLanguage): string[] {
  const meanings = textsOf[language].meanings as Record<string, string>;
  const { field, fields, round, commitment, ballots, meaning, knowledgeVersion, criterionId, verdict, channel, state, recommendationVersion, contentHash, change, errorCode, occurredAt } = payload;
  return [
    outcome === 'success' ? '' : words.refused,
    typeof occurredAt === 'string' ? words.occurred(shortDate(occurredAt, language)) : '',
    typeof field === 'string' ? elementLabel(field, language) : '',
    Array.isArray(fields) ? fields.map(text).join(', ') : '',
    typeof round === 'number' ? words.roundLine(round) : '',
    typeof commitment === 'string' ? words.commitment(commitment.slice(0, 8)) : '',
    typeof ballots === 'number' ? words.ballots(ballots) : '',
    typeof meaning === 'string' ? (meanings[meaning] ?? meaning) : '',
    typeof knowledgeVersion === 'string' ? words.version(knowledgeVersion) : '',
    typeof criterionId === 'string' ? `${criterionId}${typeof verdict === 'string' ? `: ${words.verdicts[verdict] ?? verdict}` : ''}` : '',
    documentKind === null ? '' : (words.kinds[documentKind] ?? documentKind),
    about,
    typeof channel === 'string' ? (words.channels[channel] ?? channel) : '',
    typeof state === 'string' ? (words.deliveryStates[state] ?? state) : '',
    typeof recommendationVersion === 'number' ? `v${recommendationVersion}` : '',
    text(change),
    text(errorCode),
    typeof contentHash === 'string' ? contentHash.slice(0, 8) : '',
  ].filter((part) => part !== '');
}

/** Events that come in long runs while somebody fills in the sheet. */
const runs = new Set(['factRecorded', 'factReviewed', 'factRetired', 'lesionRecorded', 'lesionRetired', 'courseRecorded', 'evaluationStored', 'attachmentAdded']);

export function logLines(entries: readonly FrozenEntry[], language: DocumentLanguage): LogLine[] {
  const words = dossierTexts[language];
  const lines: LogLine[] = [];
  for (const entry of entries) {
    const details = detailsOf(entry, words, language).join(', ');
    const line: LogLine = {
      first: entry.position,
      last: entry.position,
      at: entry.at,
      what: words.events[entry.event] ?? entry.event,
      details,
      who: entry.actor ?? words.system,
      role: words.roles[entry.role] ?? entry.role,
      hash: entry.hash,
    };
    const before = lines.at(-1);
    if (before !== undefined && runs.has(entry.event) && before.what === line.what && before.who === line.who && before.role === line.role) {
      const parts = new Set([...before.details.split('; '), details].filter((part) => part !== ''));
      lines[lines.length - 1] = { ...before, last: entry.position, details: [...parts].join('; '), hash: entry.hash };
    } else lines.push(line);
  }
  return lines;
}
