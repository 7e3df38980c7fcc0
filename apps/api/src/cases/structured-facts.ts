/**
 * The parts of structured elements: which there are, and what each may be. The dictionary says that they exist; no criterion
 * reads them, so the engine takes any object, and what may be stored is said here.
 */
import { recogniseUnit, type LaboratoryQuantity } from '@consilium/board';
import { isoDate, type FactValue, type FieldRefusal, type FieldRefusalParameters } from '@consilium/contracts';
import { ELEMENT_VALUES, STRUCTURE_FIELDS, nelmKnowledge } from '@consilium/knowledge-nelm';

export interface PartProblem {
  /** Path below the value, e.g. `.urinary5Hiaa.unit`. */
  readonly path: string;
  readonly reason: FieldRefusal;
  readonly parameters: FieldRefusalParameters;
}

type Part = unknown;
type PartCheck = (part: Part, today: string) => PartProblem | null;

const wrong = (path: string, reason: FieldRefusal, parameters: FieldRefusalParameters = {}): PartProblem => ({ path, reason, parameters });
const optionIds: ReadonlySet<string> = new Set(nelmKnowledge.options.map(({ id }) => id));
const segments: ReadonlySet<string> = new Set(['1', '2', '3', '4a', '4b', '5', '6', '7', '8']);

/** Highest value of enzymes in the blood that is taken for anything but a slip, in U/L. */
const MOST_UNITS_PER_LITRE = 100_000;
/** Characters of a part that is a text. */
const MOST_LETTERS = 500;

const measured =
  (recognised: (unit: string) => boolean, units: string, most: number): PartCheck =>
  (part, today) => {
    if (typeof part !== 'object' || part === null || !('value' in part)) return wrong('', 'part.notMeasured');
    const { value, unit, on } = part as { value: number; unit: string; on: string | null };
    if (!recognised(unit)) return wrong('.unit', 'part.unit', { units });
    if (value > most) return wrong('.value', 'part.outOfRange', { min: 0, max: most });
    return on !== null && on > today ? wrong('.on', 'date.future') : null;
  };
const laboratory = (quantity: LaboratoryQuantity, units: string): PartCheck => measured((unit) => recogniseUnit(quantity, unit) !== null, units, 10_000_000);
const oneOf =
  (values: ReadonlySet<string> | readonly string[], what: string): PartCheck =>
  (part) =>
    typeof part === 'string' && new Set(values).has(part) ? null : wrong('', 'part.notACode', { what });
const words: PartCheck = (part) => (typeof part === 'string' && part.length <= MOST_LETTERS ? null : wrong('', 'part.tooLong', { limit: MOST_LETTERS }));
const yesOrNo: PartCheck = (part) => (typeof part === 'boolean' ? null : wrong('', 'part.notBoolean'));
const day: PartCheck = (part, today) => {
  const read = isoDate.safeParse(part);
  if (!read.success) return wrong('', 'part.notADate');
  return read.data > today ? wrong('', 'date.future') : null;
};
const centimetres: PartCheck = (part) => (typeof part === 'number' && part >= 0.1 && part <= 30 ? null : wrong('', 'part.outOfRange', { min: 0.1, max: 30 }));

const checks: { readonly [Element in keyof typeof STRUCTURE_FIELDS]: Readonly<Record<(typeof STRUCTURE_FIELDS)[Element][number], PartCheck>> } = {
  hormoneMarkers: {
    urinary5Hiaa: laboratory('urinary5Hiaa', 'µmol/24 h or mg/24 h'),
    chromograninA: laboratory('chromograninA', 'µg/L or ng/mL'),
    astAfterEmbolisation: measured((unit) => unit === 'U/L', 'U/L', MOST_UNITS_PER_LITRE),
  },
  tumourBiomarkers: { eCadherin: words, p53: words },
  lesions: { segment: oneOf(segments, 'a segment, 1 to 8 with 4a and 4b'), sizeCm: centimetres, lobe: oneOf(['left', 'right', 'caudate'], 'left, right or caudate'), nearPortal: yesOrNo, nearVessel: yesOrNo, isAblationTarget: yesOrNo },
  priorTreatments: { optionId: oneOf(optionIds, 'an option of the catalogue'), start: day, end: day, bestResponse: oneOf(ELEMENT_VALUES.responseCategory, ELEMENT_VALUES.responseCategory.join(', ')), reasonStopped: words },
};

/**
 * What is wrong with a value of a structured element; null when nothing is, and for every other element.
 * @param today calendar date, YYYY-MM-DD.
 */
export function structureProblem(element: string, value: FactValue, today: string): PartProblem | null {
  const parts = Object.hasOwn(checks, element) ? (checks[element as keyof typeof checks] as Readonly<Record<string, PartCheck>>) : null;
  if (parts === null || value === null) return null;
  const isList = element === 'lesions' || element === 'priorTreatments';
  if (isList !== Array.isArray(value)) return wrong('', isList ? 'part.notAList' : 'part.notNamed');
  const all = (isList ? value : [value]) as readonly unknown[];
  for (const [index, one] of all.entries()) {
    const problem = partProblem(one, parts, today) ?? (element === 'priorTreatments' ? lineProblem(one as Record<string, unknown>) : null);
    if (problem !== null) return isList ? { ...problem, path: `[${index}]${problem.path}` } : problem;
  }
  return null;
}

function partProblem(structure: unknown, parts: Readonly<Record<string, PartCheck>>, today: string): PartProblem | null {
  if (typeof structure !== 'object' || structure === null) return wrong('', 'part.notNamed');
  const named = Object.entries(structure);
  if (named.every(([, part]) => part === null)) return wrong('', 'part.empty');
  for (const [name, part] of named) {
    const check = Object.hasOwn(parts, name) ? parts[name] : undefined;
    if (check === undefined) return wrong(`.${name}`, 'part.unknown', { parts: Object.keys(parts).join(', ') });
    const problem = part === null ? null : check(part, today);
    if (problem !== null) return { ...problem, path: `.${name}${problem.path}` };
  }
  return null;
}

/** A line of treatment names the treatment, and does not end before it began. */
function lineProblem({ optionId, start, end }: Record<string, unknown>): PartProblem | null {
  if (typeof optionId !== 'string') return wrong('.optionId', 'part.missing');
  return typeof start === 'string' && typeof end === 'string' && end < start ? wrong('.end', 'date.endBeforeStart') : null;
}
