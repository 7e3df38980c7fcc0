import type { CaseDetail } from '@consilium/contracts';
import type { Evaluation } from '@consilium/criteria';

/** Options a coded question asks about, in the order in which they are looked at. */
const ASKED_ABOUT: Readonly<Partial<Record<CaseDetail['question']['code'], readonly string[]>>> = {
  resectability: ['curative-hepatic-resection', 'debulking-cytoreduction', 'resection-plus-ablation'],
  transplant: ['liver-transplantation'],
  liverDirected: ['tae', 'ablation-rfa', 'ablation-mwa'],
  prrt: ['prrt-lu177'],
  systemic: ['ssa-lanreotide', 'everolimus'],
  surveillance: ['observation'],
};

/** The option opened first: the one the question asks about that has an indication, else the first one it names. */
export function optionAskedAbout(question: CaseDetail['question']['code'], evaluation: Evaluation): string {
  const named = ASKED_ABOUT[question] ?? [];
  const indicated = named.find((id) => evaluation.options.some((option) => option.id === id && option.status !== 'notIndicated'));
  return indicated ?? named[0] ?? evaluation.options.find(({ status }) => status !== 'notIndicated')?.id ?? evaluation.options[0]?.id ?? '';
}
