/** Which passwords are taken: long, and not what anybody would try first. The lists come with a package; nothing is asked of the network. */
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { PASSWORD_MIN } from '@consilium/contracts';
import { invalidField, type Refusal } from '../platform/errors/refusal.js';

/** Of 0 to 4: from 3 on, guessing takes more than 10^8 tries for whoever knows the lists and the person. */
const LEAST_SCORE = 3;

/** Characters a password must have besides what anybody knows of the person. */
const LEAST_OWN = 6;
const charactersBeside = (password: string, known: readonly string[]): number => {
  const rest = known.toSorted((one, other) => other.length - one.length).reduce((text, word) => text.replaceAll(word, ''), password.toLowerCase());
  return rest.replace(/[^\p{L}\p{N}]/gu, '').length;
};

let judge: ZxcvbnFactory | null = null;
const judged = (password: string, known: readonly string[]): number => {
  judge ??= new ZxcvbnFactory({ dictionary: { ...dictionary }, graphs: adjacencyGraphs });
  return judge.check(password, [...known]).score;
};

/**
 * Why a password is not taken.
 * @param about what a guesser knows of the person: name, address, organisation.
 * @returns null when it is taken.
 */
export function passwordObjection(password: string, about: readonly string[]): 'tooShort' | 'tooEasy' | null {
  if (password.length < PASSWORD_MIN) return 'tooShort';
  const known = ['consilium', 'tumourboard', 'tumorboard', ...about.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))].filter((word) => word.length > 2);
  if (charactersBeside(password, known) < LEAST_OWN) return 'tooEasy';
  return judged(password, known) < LEAST_SCORE ? 'tooEasy' : null;
}

/** @returns the refusal of a password at its field; null when it is taken. */
export function passwordRefusal(password: string, about: readonly string[], field = 'password'): Refusal | null {
  const objection = passwordObjection(password, about);
  if (objection === null) return null;
  return invalidField(field, objection === 'tooShort' ? `must have at least ${PASSWORD_MIN} characters` : 'is easily guessed: add words or characters that have nothing to do with you');
}
