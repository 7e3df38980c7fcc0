import type { ProblemError } from '../../../core/http/problem-error';
import { formatNumber, type Language } from '@consilium/ui';
import type { Say } from '../words/speech';

/** Refusals that say what to do instead; the words have a sentence for each. */
const EXPLAINED = ['attachment.empty', 'attachment.office', 'attachment.archive', 'attachment.markup', 'attachment.dicom', 'attachment.program', 'attachment.damaged', 'attachment.tooManyPixels', 'attachment.unknownType'];

/** Why a file was not taken in, and what to do about it. */
export function uploadRefusal(problem: ProblemError, say: Say, maximumBytes: number, language: Language): string {
  if (problem.reason !== null && EXPLAINED.includes(problem.reason)) return say(`intake.files.refused.${problem.reason.slice('attachment.'.length)}`);
  if (problem.code === 'tooLarge') return say('intake.files.refused.tooLarge', { size: sizeWords(maximumBytes, language) });
  if (problem.code === 'forbidden') return say('intake.files.refused.notAllowed');
  if (problem.reason === 'storage.away') return say('intake.files.refused.storageAway');
  if (problem.code === 'unreachable' || problem.code === 'unavailable') return say('intake.files.refused.unreachable');
  return say('intake.files.refused.failed');
}

/** A file's own name as it may be shown: a hidden character could make `exe.pdf` of `fdp.exe`. */
export const shownName = (name: string): string => name.replace(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');

/** "840 kB", "2.4 MB": as file managers count, by thousands. */
export function sizeWords(bytes: number, language: Language): string {
  if (bytes < 1000) return `${bytes} B`;
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${formatNumber(Math.round(value * 10) / 10, language)} ${unit}`;
}
