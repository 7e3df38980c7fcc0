import type { AnnotationInput, Lesion } from '@consilium/contracts';
import { formatNumber, SEGMENT_NUMERALS } from '@consilium/ui';
import type { ClinicalWords } from '../words/clinical-words';

export type RemarkTarget = AnnotationInput['target'];

/** Something a remark can be about besides what it stands beside, as a form offers it. */
export interface RemarkSubject {
  readonly target: RemarkTarget;
  readonly label: string;
}

/** The lesions of a case as subjects: "lesion 2, VII, 2.1 cm". */
export const lesionSubjects = (lesions: readonly Pick<Lesion, 'number' | 'segment' | 'sizeCm'>[], { say, language }: Pick<ClinicalWords, 'say' | 'language'>): RemarkSubject[] =>
  lesions.map(({ number, segment, sizeCm }) => ({
    target: { kind: 'lesion', ref: String(number) },
    label: [say('cases.remarks.lesion', { number }), SEGMENT_NUMERALS[segment], sizeCm === null ? '' : `${formatNumber(sizeCm, language)} cm`].filter(Boolean).join(', '),
  }));

/** What a remark is about, in words. */
export function remarkName({ kind, ref }: { readonly kind: string; readonly ref: string }, words: ClinicalWords): string {
  switch (kind) {
    case 'field':
      return words.element(ref);
    case 'option':
      return words.option(ref).shortName;
    case 'criterion':
    case 'evidence':
      return ref;
    case 'lesion':
      return words.say('cases.remarks.lesion', { number: ref });
    default:
      return words.say('cases.remarks.case');
  }
}
