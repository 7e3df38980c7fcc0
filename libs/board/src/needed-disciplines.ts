/** The disciplines one case needs, and what asks for each: a quorum belongs to the case, not to the meeting. */
import { BASE_DISCIPLINES, compareDisciplines, type Discipline } from './disciplines.js';
import type { ElementId, OptionId } from './identifiers.js';
import {
  NELM_OPTION_DISCIPLINES,
  NUCLEAR_MEDICINE_ELEMENTS,
  PATHOLOGY_ELEMENTS,
  type OptionDisciplines,
} from './option-disciplines.js';

export type NeedCause =
  | { readonly kind: 'everyCase' }
  | { readonly kind: 'option'; readonly optionId: OptionId }
  | { readonly kind: 'conflictingFact'; readonly elementId: ElementId };

export interface DisciplineNeed {
  readonly discipline: Discipline;
  /** Everything that asks for the discipline, in the order it was found. Never empty. */
  readonly causes: readonly NeedCause[];
}

/** What the evaluation says of one option, as far as the quorum reads it. */
export interface OptionOutlook {
  readonly optionId: OptionId;
  readonly status:
    'supported' | 'consider' | 'notIndicated' | 'notRecommended' | 'contraindicated' | 'insufficientData';
  /** Whether no source says anything about the option; it is then insufficientData without being a live question. */
  readonly sourceSilent?: boolean;
}

/**
 * Options still open for a case: supported, to consider, or undecided for want of data.
 *
 * An option that lacks data is not excluded, so the people who could speak to it belong in the room.
 */
export function openOptionIds(outlooks: readonly OptionOutlook[]): readonly OptionId[] {
  return outlooks
    .filter(
      ({ status, sourceSilent }) =>
        status === 'supported' ||
        status === 'consider' ||
        (status === 'insufficientData' && sourceSilent !== true),
    )
    .map(({ optionId }) => optionId);
}

export interface DisciplineQuestion {
  readonly openOptionIds: readonly OptionId[];
  /** Elements with competing values that are not settled. */
  readonly conflictingElementIds?: readonly ElementId[];
  /** Disciplines of the board for every case; the sources' three unless the board set others. */
  readonly base?: readonly Discipline[];
  readonly table?: OptionDisciplines;
}

export interface NeededDisciplines {
  /** In the order of the register. */
  readonly needs: readonly DisciplineNeed[];
  /** Open options the table does not know; a board extending the catalogue must say whom they need. */
  readonly unassignedOptionIds: readonly OptionId[];
}

export function neededDisciplines(question: DisciplineQuestion): NeededDisciplines {
  const table = question.table ?? NELM_OPTION_DISCIPLINES;
  const causes = new Map<Discipline, NeedCause[]>();
  const need = (discipline: Discipline, cause: NeedCause): void => {
    causes.set(discipline, [...(causes.get(discipline) ?? []), cause]);
  };
  for (const discipline of question.base ?? BASE_DISCIPLINES) need(discipline, { kind: 'everyCase' });

  const unassignedOptionIds: OptionId[] = [];
  for (const optionId of new Set(question.openOptionIds)) {
    if (!Object.hasOwn(table, optionId)) unassignedOptionIds.push(optionId);
    else
      for (const discipline of table[optionId] as readonly Discipline[]) need(discipline, { kind: 'option', optionId });
  }
  for (const elementId of new Set(question.conflictingElementIds ?? [])) {
    if (PATHOLOGY_ELEMENTS.includes(elementId)) need('pathology', { kind: 'conflictingFact', elementId });
    if (NUCLEAR_MEDICINE_ELEMENTS.includes(elementId)) need('nuclearMedicine', { kind: 'conflictingFact', elementId });
  }
  const needs = [...causes]
    .map(([discipline, found]) => ({ discipline, causes: found }))
    .sort((a, b) => compareDisciplines(a.discipline, b.discipline));
  return { needs, unassignedOptionIds };
}
