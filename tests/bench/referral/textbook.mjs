/** The fictional referral everybody is measured with, as its proforma says it. */

export const TEXTBOOK = {
  identifierValue: 'NMU-2040-117',
  familyName: 'Textbook',
  givenName: 'Tilda',
  birthDate: '28.02.1961',
  sex: 'female',
  questionCode: 'resectability',
  questionText: 'Can the metastases of both lobes be removed, and should the ileal primary be removed at the same time?',
  consultantName: 'Dr Rowan Penhallow',
  consultantContact: 'penhallow@northmoor.example',
  wishText: 'Wants an operation if it can remove everything; is afraid of long stays in hospital.',
  askedBy: 'Sr Moira Tansley',
  askedOn: '01.07.2026',
  patientKnows: 'Knows the diagnosis and that the liver is affected.',
  consentOn: '01.07.2026',
};

export const PROFORMA = `Hospital number: ${TEXTBOOK.identifierValue}
Family name: ${TEXTBOOK.familyName}
Given name: ${TEXTBOOK.givenName}
Date of birth: ${TEXTBOOK.birthDate}
Sex: ${TEXTBOOK.sex}
Kind of question: ${TEXTBOOK.questionCode}
Question to the board: ${TEXTBOOK.questionText}
Urgency: routine
Treating consultant: ${TEXTBOOK.consultantName}
Contact: ${TEXTBOOK.consultantContact}
Patient wish: ${TEXTBOOK.wishText}
Asked by: ${TEXTBOOK.askedBy}
Asked on: ${TEXTBOOK.askedOn}
What the patient knows: ${TEXTBOOK.patientKnows}
Consent: given
Consent recorded on: ${TEXTBOOK.consentOn}
`;
