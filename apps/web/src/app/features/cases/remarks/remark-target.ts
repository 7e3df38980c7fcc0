import type { AnnotationInput } from '@consilium/contracts';
import type { ClinicalWords } from '../words/clinical-words';

export type RemarkTarget = AnnotationInput['target'];

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
