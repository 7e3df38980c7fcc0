/**
 * Whether two registrations are probably the same person. Nothing is merged by it: it says what agrees, and a person
 * decides. The measures are assumptions of this product, chosen for slips of registration (swapped names, swapped day and
 * month, another spelling of an umlaut, one wrong digit) and not for statistics over populations.
 */
export interface RegisteredPatient {
  readonly identifierSystem: string;
  readonly identifierValue: string;
  readonly familyName: string;
  readonly givenName: string;
  /** Calendar date, YYYY-MM-DD. */
  readonly birthDate: string;
}

export const LIKENESS_SIGNS = [
  'sameIdentifier',
  'sameName',
  'similarName',
  'transposedNames',
  'sameBirthDate',
  'swappedDayAndMonth',
  'oneDigitApart',
] as const;
export type LikenessSign = (typeof LIKENESS_SIGNS)[number];

export interface Likeness {
  readonly grade: 'likely' | 'possible';
  /** What agrees, in the order of the list. */
  readonly signs: readonly LikenessSign[];
}

/** What agrees between two registrations; null when too little does. */
export function likenessOf(one: RegisteredPatient, other: RegisteredPatient): Likeness | null {
  const name = nameSign(one, other);
  const birth = birthSign(one.birthDate, other.birthDate);
  const identifier = foldIdentifier(one.identifierValue);
  const sameIdentifier = identifier.length >= 4 && identifier === foldIdentifier(other.identifierValue);
  const signs = LIKENESS_SIGNS.filter((sign) => sign === name || sign === birth || (sign === 'sameIdentifier' && sameIdentifier));
  if (sameIdentifier && (name !== null || birth !== null)) return { grade: 'likely', signs };
  if (name !== null && (birth === 'sameBirthDate' || birth === 'swappedDayAndMonth')) return { grade: 'likely', signs };
  const possible = sameIdentifier || ((name === 'sameName' || name === 'transposedNames') && birth === 'oneDigitApart');
  return possible ? { grade: 'possible', signs } : null;
}

/** Birth dates a slip of the pen would make of one: itself, and day and month swapped where that is a date. */
export function birthDateSlips(birthDate: string): readonly string[] {
  const swapped = swapDayAndMonth(birthDate);
  return swapped === null || swapped === birthDate ? [birthDate] : [birthDate, swapped];
}

function nameSign(one: RegisteredPatient, other: RegisteredPatient): LikenessSign | null {
  const [family, given] = [foldName(one.familyName), foldName(one.givenName)];
  const [otherFamily, otherGiven] = [foldName(other.familyName), foldName(other.givenName)];
  if (family === otherFamily && sameGiven(given, otherGiven)) return 'sameName';
  if (family === otherGiven && given === otherFamily) return 'transposedNames';
  const near = isNear(family, otherFamily) && (sameGiven(given, otherGiven) || isNear(given, otherGiven));
  return near ? 'similarName' : null;
}

/** Equal, or one is the beginning of the other: a middle name or an initial is often left out. */
const sameGiven = (one: string, other: string): boolean =>
  one === other || (one !== '' && other !== '' && (one.startsWith(other) || other.startsWith(one)));

function birthSign(one: string, other: string): LikenessSign | null {
  if (one === other) return 'sameBirthDate';
  if (swapDayAndMonth(one) === other) return 'swappedDayAndMonth';
  const apart = [...one].filter((digit, index) => digit !== other[index]).length;
  return one.length === other.length && apart === 1 ? 'oneDigitApart' : null;
}

function swapDayAndMonth(date: string): string | null {
  const [year, month, day] = date.split('-') as [string, string, string];
  return Number(day) <= 12 ? `${year}-${day}-${month}` : null;
}

/** Letters and digits only: hyphens, blanks and case are written as people like. */
export const foldIdentifier = (value: string): string => value.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/**
 * A name without what spellings differ in: case, accents in either normal form, umlauts written out, hyphens, blanks,
 * prefixes such as "van" stay.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/ß/gu, 'ss')
    .replace(/[øœ]/gu, 'o')
    .replace(/æ/gu, 'a')
    .replace(/ł/gu, 'l')
    .replace(/\p{M}/gu, '')
    .replace(/(?<=[^aeiou]|^)([aou])e(?=[^aeiou]|$)/gu, '$1')
    .replace(/[^\p{L}]/gu, '');
}

/** At most one slip in names of four letters or more, two in names of nine or more. */
function isNear(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  if (length < 4) return one === other;
  return slipsBetween(one, other) <= (length >= 9 ? 2 : 1);
}

/** Insertions, deletions, replacements and swaps of neighbours that lead from one text to the other. */
export function slipsBetween(one: string, other: string): number {
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current[column] = Math.min(
        (above[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (above[column - 1] as number) + (same ? 0 : 1),
        swapped ? (before[column - 2] as number) + 1 : Number.MAX_SAFE_INTEGER,
      );
    }
    [before, above] = [above, current];
  }
  return above[other.length] as number;
}
