/** Sections 0.1 to 0.3 and 2 of the catalogue, read literally. Shares no code with the library. */
import { criteriaRows, optionRows } from '../catalogue-tables.js';
import { parseExpression, type NaiveCase, type Truth } from './expression.js';

export interface NaiveResult {
  readonly grade: readonly string[];
  readonly pattern: unknown;
  readonly implied: Readonly<Record<string, unknown>>;
  readonly criteria: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
  readonly byPolicy: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly reasons: Readonly<Record<string, readonly string[]>>;
}

type Profile = Readonly<Record<string, unknown>>;

const criteria = criteriaRows().map((row) => ({
  id: row['id'] ?? '',
  role: row['role'] ?? '',
  text: row['expression'] ?? '',
  holds: parseExpression(row['expression'] ?? ''),
}));
const byId = new Map(criteria.map((criterion) => [criterion.id, criterion]));
const options = optionRows().map((row) => ({
  id: row['id'] ?? '',
  ceiling: row['ceiling'] ?? '',
  criteria: (row['criteria'] ?? '').split(' ').filter(Boolean),
}));

const POLICIES = ['T70', 'T80', 'T90'];
const WORDS = new Map<Truth, string>([
  [true, 'met'],
  [false, 'notMet'],
  [null, 'unknown'],
]);

export function evaluateNaively(profile: Profile, policy: string | null = null): NaiveResult {
  const implied = impliedValues(profile);
  const grade = possibleGrades(profile);
  const underPolicy = (chosen: string): Map<string, Truth> => {
    const known = new Map<string, Truth>();
    const against: NaiveCase = {
      value: (element) => {
        if (element === 'grade') return grade;
        if (element === 'primaryRegion') return region(profile['primarySite']);
        return profile[element] ?? implied[element] ?? null;
      },
      isImplied: (element) => element in implied,
      criterion: (id) => {
        const cached = known.get(id);
        if (cached !== undefined) return cached;
        const answer = byId.get(id)?.holds(against) ?? null;
        known.set(id, answer);
        return answer;
      },
      policyThreshold: () => against.criterion(`DEBULK-${chosen}`),
    };
    return new Map(criteria.map((criterion) => [criterion.id, against.criterion(criterion.id)]));
  };

  const reported = underPolicy(policy ?? 'T70');
  const perPolicy = new Map(POLICIES.map((one) => [one, underPolicy(one)]));
  const statuses: Record<string, string> = {};
  const byPolicy: Record<string, Record<string, string>> = {};
  const reasons: Record<string, string[]> = {};
  for (const option of options) {
    const usesPolicy = option.criteria.some((id) => byId.get(id)?.text.includes('policyThresholdMet'));
    if (!usesPolicy) {
      statuses[option.id] = statusOf(option, reported);
      reasons[option.id] = deciding(option, [reported]);
      continue;
    }
    reasons[option.id] = deciding(option, policy ? [reported] : [...perPolicy.values()]);
    const results = Object.fromEntries([...perPolicy].map(([name, verdicts]) => [name, statusOf(option, verdicts)]));
    byPolicy[option.id] = results;
    statuses[option.id] = policy ? statusOf(option, reported) : combine(Object.values(results));
  }
  return {
    grade,
    pattern: profile['metastaticPattern'] ?? implied['metastaticPattern'] ?? null,
    implied,
    criteria: Object.fromEntries([...reported].map(([id, truth]) => [id, WORDS.get(truth) ?? ''])),
    options: statuses,
    byPolicy,
    reasons,
  };
}

function statusOf(option: (typeof options)[number], verdicts: ReadonlyMap<string, Truth>): string {
  if (option.ceiling === 'seedSilent') return 'insufficientData';
  const having = (role: string): Truth[] =>
    option.criteria.filter((id) => byId.get(id)?.role === role).map((id) => verdicts.get(id) ?? null);
  const status = statusWithoutCeiling(having);
  if (option.ceiling === 'notRecommended' && (status === 'supported' || status === 'consider')) return 'notRecommended';
  return option.ceiling === 'consider' && status === 'supported' ? 'consider' : status;
}

function statusWithoutCeiling(having: (role: string) => Truth[]): string {
  const absolute = having('contraindicationAbsolute');
  const strong = having('contraindicationStrong');
  const full = having('indicationFull');
  const conditional = having('indicationConditional');
  const cautions = having('caution');
  if (absolute.includes(true)) return 'contraindicated';
  if (strong.includes(true)) return 'notRecommended';
  if ([...full, ...conditional].every((truth) => truth === false)) return 'notIndicated';
  if (absolute.includes(null) || strong.includes(null)) return 'insufficientData';
  if (full.includes(true)) return cautions.some((truth) => truth !== false) ? 'consider' : 'supported';
  return conditional.includes(true) ? 'consider' : 'insufficientData';
}

/** The criteria that decide the status under any of the readings, in the option's order. */
function deciding(option: (typeof options)[number], readings: readonly ReadonlyMap<string, Truth>[]): string[] {
  if (option.ceiling === 'seedSilent') return ['seedSilent'];
  const found = new Set(readings.flatMap((verdicts) => decidingUnder(option, verdicts)));
  return option.criteria.filter((id) => found.has(id));
}

function decidingUnder(option: (typeof options)[number], verdicts: ReadonlyMap<string, Truth>): string[] {
  const having = (truth: Truth, ...roles: readonly string[]): string[] =>
    option.criteria.filter((id) => roles.includes(byId.get(id)?.role ?? '') && (verdicts.get(id) ?? null) === truth);
  const first = (...groups: readonly string[][]): string[] => groups.find((group) => group.length > 0) ?? [];
  const blocked = first(having(true, 'contraindicationAbsolute'), having(true, 'contraindicationStrong'));
  if (blocked.length > 0) return blocked;
  const indications = ['indicationFull', 'indicationConditional'];
  const full = having(true, 'indicationFull');
  switch (statusOf(option, verdicts)) {
    case 'notIndicated':
      return having(false, ...indications);
    case 'insufficientData':
      return first(having(null, 'contraindicationAbsolute', 'contraindicationStrong'), having(null, ...indications));
    default:
      if (full.length === 0) return having(true, 'indicationConditional');
      return [...full, ...having(true, 'caution'), ...having(null, 'caution')];
  }
}

function combine(results: readonly string[]): string {
  if (new Set(results).size === 1) return results[0] ?? '';
  return results.includes('insufficientData') ? 'insufficientData' : 'consider';
}

function region(site: unknown): string | null {
  if (['lung', 'stomach', 'duodenum', 'pancreas'].includes(String(site))) return 'foregut';
  if (['smallBowel', 'appendix', 'proximalColon'].includes(String(site))) return 'midgut';
  if (['distalColon', 'rectum'].includes(String(site))) return 'hindgut';
  return site === 'other' ? 'other' : null;
}

/** Section 0.1, "Implied values", sentence by sentence. */
function impliedValues(profile: Profile): Record<string, unknown> {
  const implied: Record<string, unknown> = {};
  const now = (element: string): unknown => profile[element] ?? implied[element] ?? null;
  const imply = (element: string, value: unknown): void => {
    if (now(element) === null) implied[element] = value;
  };
  if (now('r0Feasible') === true) imply('completeResectionFeasible', true);
  if (now('completeResectionFeasible') === false) imply('r0Feasible', false);
  if (now('functionalStatus') === 'nonfunctional') {
    imply('hormonalSyndrome', 'none');
    imply('hormonalSymptoms', false);
  }
  if (now('hormonalSymptoms') === false) imply('hormonalSymptomsRefractory', false);
  for (const organ of ['hepatic', 'renal']) {
    if (now(`${organ}Insufficiency`) === false) imply(`${organ}Failure`, false);
    if (now(`${organ}Failure`) === true) imply(`${organ}Insufficiency`, true);
  }
  if (now('primaryStatus') === 'resected') imply('primarySymptomatic', false);
  const count = now('lesionCount') as number | null;
  if (count === 1) imply('metastaticPattern', 'I');
  if (now('miliary') === true) {
    imply('metastaticPattern', 'III');
    imply('numerousLesions', true);
  } else if (count !== null) imply('numerousLesions', count > 10);
  if (now('numerousLesions') === false || now('metastaticPattern') === 'I' || now('metastaticPattern') === 'II')
    imply('miliary', false);
  return implied;
}

/** Section 2, rules 1 to 7. */
function possibleGrades(profile: Profile): string[] {
  const ladder = ['G1', 'G2', 'G3'];
  const differentiation = profile['differentiation'] ?? null;
  const reported = profile['reportedGrade'] ?? null;
  const bands: number[] = [];
  const ki67 = (profile['ki67Pct'] ?? null) as number | null;
  const mitoses = (profile['mitoticCount'] ?? null) as number | null;
  if (ki67 !== null) bands.push(ki67 < 3 ? 0 : ki67 <= 20 ? 1 : 2);
  if (mitoses !== null) bands.push(mitoses < 2 ? 0 : mitoses <= 20 ? 1 : 2);
  const lowest = Math.max(...bands);

  if (differentiation === 'poor' || reported === 'NEC') return ['NEC'];
  const openToCarcinoma = (grades: string[]): string[] =>
    differentiation === null && grades.includes('G3') ? [...grades, 'NEC'] : grades;
  if (reported !== null) {
    const higher = Math.max(ladder.indexOf(String(reported)), ...bands);
    return openToCarcinoma([ladder[higher] ?? '']);
  }
  if (bands.length === 0) return differentiation === null ? [...ladder, 'NEC'] : ladder;
  if (bands.length === 2) return openToCarcinoma([ladder[lowest] ?? '']);
  return differentiation === null ? [...ladder.slice(lowest), 'NEC'] : ladder.slice(lowest);
}
