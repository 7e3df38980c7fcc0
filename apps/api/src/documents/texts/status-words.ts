import type { OptionStatusCode } from '@consilium/contracts';
import { WORDING } from '@consilium/knowledge-nelm';
import type { DocumentLanguage } from './dates.js';

/** Status words are those of the knowledge base, so that a document never calls a status otherwise than the screen does. */
export function statusWords(language: DocumentLanguage): Record<OptionStatusCode, string> {
  const { supported, consider, insufficientData, notIndicated, notRecommended, contraindicated } = WORDING[language].vocabulary.statuses;
  return {
    supported: supported.label,
    consider: consider.label,
    insufficientData: insufficientData.label,
    notIndicated: notIndicated.label,
    notRecommended: notRecommended.label,
    contraindicated: contraindicated.label,
  };
}
