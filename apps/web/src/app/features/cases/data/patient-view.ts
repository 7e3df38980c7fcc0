import type { CaseDetail } from '@consilium/contracts';
import { formatDate, type PatientView } from '@consilium/ui';
import type { ClinicalWords } from '../words/clinical-words';

/** Who a page is about, for the banner. */
export function patientView({ patient, number, consultant, boardName, state }: CaseDetail, version: number, { say, language }: ClinicalWords, nextMeeting: string | null): PatientView {
  return {
    familyName: patient.familyName,
    givenName: patient.givenName,
    birthDate: patient.birthDate,
    sex: patient.sex === 'other' ? 'diverse' : patient.sex,
    hospitalNumber: patient.identifierValue,
    caseNumber: number,
    version,
    more: [
      { label: say('cases.banner.consultant'), value: consultant.name },
      { label: nextMeeting ? say('cases.banner.meeting') : boardName, value: nextMeeting ? `${formatDate(nextMeeting, 'weekday', language)}, ${formatDate(nextMeeting, 'time', language)}` : say(`cases.state.${state}`) },
    ],
  };
}
