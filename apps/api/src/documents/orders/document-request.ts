/** What can be ordered, from what, in which form, and under which version of its template. */
import { documentFormats, documentKinds, locales } from '@consilium/contracts';

export type DocumentKind = (typeof documentKinds)[number];
export type DocumentFormat = (typeof documentFormats)[number];
export type DocumentLanguage = (typeof locales)[number];

export interface DocumentRequest {
  readonly kind: DocumentKind;
  readonly format: DocumentFormat;
  readonly language: DocumentLanguage;
  /** Whom a letter is for; empty for what stays on the board. */
  readonly recipient: string;
}

/** What a document is made of: a signed outcome, the frozen state of a meeting, of a case, of the log of a case, or of what is owed for it. */
export type DocumentBasis = 'outcome' | 'meeting' | 'case' | 'log' | 'chase';

interface KindRule {
  readonly basis: DocumentBasis;
  readonly formats: readonly DocumentFormat[];
  /** Rises with every change that could alter bytes made from the same record. */
  readonly template: string;
  /** Whether it leaves the board and waits for a named clinician to release it. */
  readonly isLetter: boolean;
}

const rules: Partial<Record<DocumentKind, KindRule>> = {
  outcomeReport: { basis: 'outcome', formats: ['pdf', 'json'], template: 'outcome-report/4', isLetter: false },
  referrerLetter: { basis: 'outcome', formats: ['pdf', 'docx', 'json'], template: 'referrer-letter/4', isLetter: true },
  patientLetter: { basis: 'outcome', formats: ['pdf', 'docx', 'json'], template: 'patient-letter/4', isLetter: true },
  caseOnePager: { basis: 'case', formats: ['pdf', 'json'], template: 'case-one-pager/4', isLetter: false },
  auditDossier: { basis: 'log', formats: ['pdf', 'json'], template: 'audit-dossier/3', isLetter: false },
  chaseLetter: { basis: 'chase', formats: ['pdf', 'docx', 'json'], template: 'chase-letter/2', isLetter: true },
  agenda: { basis: 'meeting', formats: ['pdf', 'json'], template: 'agenda/4', isLetter: false },
  minutes: { basis: 'meeting', formats: ['pdf', 'json'], template: 'minutes/4', isLetter: false },
  actionList: { basis: 'meeting', formats: ['pdf', 'json'], template: 'action-list/4', isLetter: false },
};

/**
 * The template of a document as it stands in its key: that of the product, and that of the organisation where it has one.
 * @param organisationVersion 1 as delivered.
 */
export const templateVersionOf = (kind: DocumentKind, format: DocumentFormat, organisationVersion: number): string =>
  `${ruleOf(kind, format)!.template}${organisationVersion === 1 ? '' : `.${organisationVersion}`}`;

/** Null for a kind that is not made here, or not in this format. */
export function ruleOf(kind: DocumentKind, format: DocumentFormat): KindRule | null {
  const rule = rules[kind];
  return rule !== undefined && rule.formats.includes(format) ? rule : null;
}

export const isLetter = (kind: DocumentKind): boolean => rules[kind]?.isLetter ?? false;
