/** How a patient is written wherever the name must not be missed: the family name in capitals, then the given name. */
export const patientName = ({ familyName, givenName }: { readonly familyName: string; readonly givenName: string }): string => `${familyName.toLocaleUpperCase()}, ${givenName}`;

/** The patient and the number of the case, for a question that must not be answered about the wrong one. */
export const patientAndCase = ({ patient, number }: { readonly patient: Parameters<typeof patientName>[0]; readonly number: string }): string => `${patientName(patient)} · ${number}`;
