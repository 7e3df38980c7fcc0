/** The board's own tables name options, elements and criteria of the published knowledge, and leave none of its options out. */
import { nelmKnowledge } from '@consilium/knowledge-nelm';
import {
  CASE_ELEMENTS,
  deriveFromLesions,
  NELM_OPTION_DISCIPLINES,
  NUCLEAR_MEDICINE_ELEMENTS,
  PATHOLOGY_ELEMENTS,
  READINESS_ITEM_IDS,
  readinessItem,
  REDISCUSSION_TRIGGERS,
  type Lesion,
} from '../src/index.js';

const ELEMENT_IDS = new Set<string>([...nelmKnowledge.elements, ...nelmKnowledge.derived].map(({ id }) => id));
const OWN_ELEMENTS: readonly string[] = Object.values(CASE_ELEMENTS);
const unknown = (elementIds: readonly string[]): string[] =>
  elementIds.filter((elementId) => !ELEMENT_IDS.has(elementId) && !OWN_ELEMENTS.includes(elementId));

describe('agreement with the published knowledge', () => {
  it('assigns disciplines to exactly its options', () => {
    expect(Object.keys(NELM_OPTION_DISCIPLINES).sort()).toEqual(nelmKnowledge.options.map(({ id }) => id).sort());
  });

  it('asks for, watches and derives only elements it knows', () => {
    expect(unknown(READINESS_ITEM_IDS.flatMap((itemId) => readinessItem(itemId)?.elementIds ?? []))).toEqual([]);
    expect(unknown(REDISCUSSION_TRIGGERS.flatMap(({ elementIds }) => elementIds))).toEqual([]);
    expect(unknown([...PATHOLOGY_ELEMENTS, ...NUCLEAR_MEDICINE_ELEMENTS])).toEqual([]);
    const lesion: Lesion = {
      lesionId: 'a',
      segment: '4a',
      sizeCm: 2,
      nearHilum: true,
      nearVessel: true,
      nearPortal: true,
      nearGut: true,
      plan: 'ablate',
    };
    const derived = deriveFromLesions([lesion], true).map(({ elementId }) => elementId);
    expect(derived).toHaveLength(10);
    expect(unknown(derived)).toEqual([]);
  });
});
