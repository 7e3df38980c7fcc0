/** Sixteen fictional people over all roles and disciplines. Every account has the same password, shown at start. */
import type { BoardRole, DisciplineCode, PersonRole } from '@consilium/contracts';
import { demoId } from './demo-ids.js';

export const DEMO_PASSWORD = 'tumour-board-demo';

export interface DemoPerson {
  readonly key: string;
  readonly id: string;
  readonly displayName: string;
  readonly email: string;
  readonly discipline: DisciplineCode | null;
  readonly roles: readonly PersonRole[];
  /** Role on the neuroendocrine and on the hepatobiliary board; null where not a member. */
  readonly boards: readonly [net: BoardRole | null, hpb: BoardRole | null];
  /** What to try with this account, for the start page. */
  readonly tryThis: string;
}

const person = (
  key: string,
  displayName: string,
  discipline: DisciplineCode | null,
  roles: readonly PersonRole[],
  boards: readonly [BoardRole | null, BoardRole | null],
  tryThis: string,
): DemoPerson => ({ key, id: demoId(`person ${key}`), displayName, email: `${key}@northmoor.example`, discipline, roles, boards, tryThis });

export const demoPeople: readonly DemoPerson[] = [
  person('fenwick', 'Ade Fenwick', null, ['coordinator'], ['coordinator', 'coordinator'], 'register a case, chase what is missing, run the agenda'),
  person('valkenaar', 'Prof. Ingrid Valkenaar', 'surgery', ['specialist'], ['chair', 'member'], 'chair the sitting that runs: call a case, open the seal, confirm, sign'),
  person('harrowgate', 'Mr Tobias Harrowgate', 'transplant', ['specialist'], ['member', 'chair'], 'vote and sign for transplantation; chair of the hepatobiliary board'),
  person('oyelaran', 'Dr Sola Oyelaran', 'medicalOncology', ['specialist'], ['deputyChair', 'member'], 'present a case, vote, sign for medical oncology'),
  person('castellane', 'Dr Mei-Lin Castellane', 'radiology', ['specialist'], ['member', 'member'], 'review lesions and volumes, vote, sign for radiology'),
  person('oduya', 'Dr Chidi Oduya', 'interventionalRadiology', ['specialist'], ['member', 'member'], 'judge ablation and arterial therapy'),
  person('brekke-stone', 'Dr Liv Brekke-Stone', 'nuclearMedicine', ['specialist'], ['member', 'member'], 'report receptor imaging, vote on PRRT'),
  person('amrani', 'Dr Yasmin Amrani', 'pathology', ['specialist'], ['member', 'deputyChair'], 'settle grade and Ki-67'),
  person('winterbourne', 'Dr Piers Winterbourne', 'gastroenterologyHepatology', ['specialist'], ['member', 'member'], 'annotate as hepatologist'),
  person('lindqvist', 'Dr Astrid Lindqvist', 'endocrinology', ['specialist'], ['member', 'member'], 'judge hormone activity'),
  person('marchetti', 'Dr Elio Marchetti', 'radiotherapy', ['specialist'], ['member', 'member'], 'see a case that asks little of you'),
  person('tansley', 'Sr Moira Tansley', 'specialistNurse', ['specialist'], ['member', 'member'], "record the patient's wish"),
  person('ostrowe', 'Dr Ulrike Ostrowe', 'nuclearMedicine', ['specialist'], [null, null], 'cover the absent nuclear physician in the sitting that runs: vote and sign for that seat'),
  person('penhallow', 'Dr Rowan Penhallow', null, ['referrer'], [null, null], 'refer a patient and follow what you owe'),
  person('ellery-voss', 'Ruth Ellery-Voss', null, ['auditor'], [null, null], 'read the record, verify the chain'),
  person('quillon', 'Bram Quillon', null, ['administrator'], [null, null], 'see that an administrator reads no patient'),
];

export const personId = (key: string): string => {
  const found = demoPeople.find((someone) => someone.key === key);
  if (found === undefined) throw new Error(`There is no demo person "${key}".`);
  return found.id;
};

/** Who is away on the days around today, and who votes for the seat meanwhile. */
export const demoCover = { absent: 'brekke-stone', cover: 'ostrowe' } as const;
