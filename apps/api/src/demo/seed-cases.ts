import type { CaseStateCode } from '@consilium/contracts';
import { searchTextOf } from '../cases/case-registration.js';
import type { ObjectStore } from '../platform/storage/object-store.js';
import { demoBoards } from './demo-boards.js';
import { demoCases, sexOf, type DemoCase } from './demo-cases.js';
import { demoCourse } from './demo-course.js';
import { dayFromToday, demoId, instantFromToday } from './demo-ids.js';
import { personId } from './demo-people.js';
import { demoLesions, demoProfiles, type DemoProfile, type ProfileValue } from './demo-profiles.js';
import { fileOfElement, seedFiles, seedImagingSite } from './seed-files.js';
import { Json, type SeedWriter } from './seed-writer.js';

export const caseId = (boardCase: DemoCase): string => demoId(`case ${boardCase.key}`);

/** Who enters which facts, and where from, as in a real proforma. */
const sourceOf = (element: string): readonly [enteredBy: string, kind: 'document' | 'person', label: string] => {
  if (/ki67|mitotic|differentiation|Grade/i.test(element)) return ['amrani', 'document', 'Histology report'];
  if (/lesion|burden|bilobar|miliary|flr|cytoreduction|feasible|portal/i.test(element)) return ['castellane', 'document', 'MRI of the liver'];
  if (/sstr|extrahepatic/i.test(element)) return ['brekke-stone', 'document', '⁶⁸Ga-dotatate PET/CT'];
  if (/bilirubin|renal|coagul|hepatic/i.test(element)) return ['fenwick', 'document', 'Laboratory'];
  if (/carcinoidHeart/.test(element)) return ['winterbourne', 'document', 'Echocardiography'];
  return ['oyelaran', 'person', 'Clinic'];
};

/** Patients, cases, facts, lesions and the course of the disease. */
export async function seedCases(writer: SeedWriter, store: ObjectStore, today: Date): Promise<void> {
  await seedImagingSite(writer, today);
  for (const [index, boardCase] of demoCases.entries()) await seedCase(writer, store, today, boardCase, index);
  await writer.manager.query(`INSERT INTO case_counter (organisation_id, year, last) VALUES ($1, $2, $3)`, [writer.organisationId, today.getUTCFullYear(), 118 + demoCases.length]);
}

async function seedCase(writer: SeedWriter, store: ObjectStore, today: Date, boardCase: DemoCase, index: number): Promise<void> {
  const profile: DemoProfile = { ...demoProfiles[boardCase.profile], sex: sexOf(boardCase) };
  const registeredDay = boardCase.state === 'signedOff' ? -45 + (index % 7) : -18 + (index % 11);
  const registered = instantFromToday(today, registeredDay, '10:20');
  const id = caseId(boardCase);
  const patient = {
    id: demoId(`patient ${boardCase.key}`),
    identifierSystem: 'urn:oid:2.16.840.1.113883.19.5',
    identifierValue: `NMU-${String(1100 + index * 37)}-${String(100 + ((index * 271) % 900))}`,
    familyName: boardCase.family,
    givenName: boardCase.given,
    birthDate: birthDateFor(profile, today, boardCase.alreadyKnownAs === null ? index : demoCases.findIndex(({ key }) => key === boardCase.alreadyKnownAs)),
    sex: sexOf(boardCase),
  };
  const number = `C-${today.getUTCFullYear()}-${String(119 + index).padStart(4, '0')}`;
  const coordinator = personId('fenwick');
  const registrar = boardCase.referred ? personId('penhallow') : coordinator;
  await writer.insert('patient', {
    id: patient.id,
    organisation_id: writer.organisationId,
    identifier_system: patient.identifierSystem,
    identifier_value: patient.identifierValue,
    family_name: patient.familyName,
    given_name: patient.givenName,
    birth_date: patient.birthDate,
    sex: patient.sex,
    created_by: registrar,
    created_at: registered,
  });
  const version = 1 + Object.keys(profile).length;
  await writer.insert('board_case', {
    id,
    organisation_id: writer.organisationId,
    board_id: demoBoards[boardCase.board].id,
    patient_id: patient.id,
    number,
    state: boardCase.state,
    question_code: boardCase.question.code,
    question_text: boardCase.question.text,
    urgency: boardCase.urgency,
    summary: boardCase.summary,
    referrer_id: boardCase.referred ? registrar : null,
    consultant_name: boardCase.referred ? 'Dr Rowan Penhallow' : 'Dr Sola Oyelaran',
    consultant_contact: boardCase.referred ? 'penhallow@northmoor.example' : 'oyelaran@northmoor.example',
    patient_knows: boardCase.wish === null ? '' : 'Knows the diagnosis and that the liver is affected.',
    wish: new Json(boardCase.wish === null ? { state: 'notAsked' } : { state: 'asked', text: boardCase.wish, askedBy: 'Sr Moira Tansley', askedOn: dayFromToday(today, registeredDay + 3) }),
    consent: new Json({ state: boardCase.wish === null ? 'notAsked' : 'given', recordedOn: boardCase.wish === null ? null : dayFromToday(today, registeredDay) }),
    search_text: searchTextOf(number, patient, boardCase.question.text),
    version,
    imported: true,
    created_at: registered,
    updated_at: instantFromToday(today, -1 - (index % 9), `${String(8 + (index % 9)).padStart(2, '0')}:${String((index * 7) % 60).padStart(2, '0')}`),
  });
  await writer.record(id, 'caseCreated', registrar, boardCase.referred ? 'referrer' : 'coordinator', registered, {
    caseId: id,
    version: 1,
    boardId: demoBoards[boardCase.board].id,
    patientId: patient.id,
  });
  await seedFiles(writer, store, boardCase.key, id, today, registeredDay);
  await seedFacts(writer, today, boardCase, registeredDay, profile);
  await seedLesions(writer, boardCase, today, registeredDay);
  await seedCourse(writer, boardCase, today, registeredDay);
  await seedSteps(writer, boardCase, today, registeredDay, version);
}

async function seedFacts(writer: SeedWriter, today: Date, boardCase: DemoCase, registeredDay: number, profile: DemoProfile): Promise<void> {
  const id = caseId(boardCase);
  for (const [element, value] of Object.entries(profile) as ReadonlyArray<readonly [string, ProfileValue]>) {
    const [enteredBy, kind, label] = sourceOf(element);
    const enteredAt = instantFromToday(today, registeredDay + 1, '11:05');
    const values = Array.isArray(value) ? value : [value];
    for (const [position, single] of values.entries()) {
      const factId = demoId(`fact ${boardCase.key} ${element} ${position}`);
      await writer.insert('case_fact', {
        id: factId,
        organisation_id: writer.organisationId,
        case_id: id,
        element,
        value: single === null ? null : new Json(single),
        state: single === null ? 'pending' : 'known',
        pending_until: single === null ? dayFromToday(today, 1) : null,
        observed_on: single === null ? null : dayFromToday(today, registeredDay - 6 - position * 400),
        source_kind: kind,
        source_attachment_id: fileOfElement(boardCase.key, element),
        source_label: position === 0 ? label : `${label}, second reading`,
        entered_by: personId(enteredBy),
        entered_at: enteredAt,
      });
      await writer.record(id, 'factRecorded', personId(enteredBy), 'specialist', enteredAt, { caseId: id, version: 2, factId, field: element });
    }
  }
}

async function seedLesions(writer: SeedWriter, boardCase: DemoCase, today: Date, registeredDay: number): Promise<void> {
  const id = caseId(boardCase);
  const enteredAt = instantFromToday(today, registeredDay + 2, '16:40');
  for (const [index, lesion] of demoLesions[boardCase.profile].entries()) {
    const lesionId = demoId(`lesion ${boardCase.key} ${index}`);
    await writer.insert('lesion', {
      id: lesionId,
      organisation_id: writer.organisationId,
      case_id: id,
      number: index + 1,
      segment: lesion.segment,
      size_cm: lesion.sizeCm,
      near_hilum: lesion.nearHilum,
      near_vessel: lesion.nearVessel,
      near_portal: lesion.nearPortal,
      near_gut: lesion.nearGut,
      plan: lesion.plan,
      entered_by: personId('castellane'),
      entered_at: enteredAt,
    });
    await writer.record(id, 'lesionRecorded', personId('castellane'), 'specialist', enteredAt, { caseId: id, version: 2, lesionId });
  }
}

async function seedCourse(writer: SeedWriter, boardCase: DemoCase, today: Date, registeredDay: number): Promise<void> {
  const id = caseId(boardCase);
  const enteredAt = instantFromToday(today, registeredDay + 1, '11:40');
  for (const [index, event] of demoCourse(boardCase.profile).entries()) {
    const courseEventId = demoId(`course ${boardCase.key} ${index}`);
    await writer.insert('course_event', {
      id: courseEventId,
      organisation_id: writer.organisationId,
      case_id: id,
      kind: event.kind,
      label: event.label,
      starts_on: dayFromToday(today, event.fromDay),
      ends_on: event.toDay === null ? null : dayFromToday(today, event.toDay),
      marker: event.marker === null ? null : new Json(event.marker),
      response: event.response,
      entered_by: personId('oyelaran'),
      entered_at: enteredAt,
    });
    await writer.record(id, 'courseRecorded', personId('oyelaran'), 'specialist', enteredAt, { caseId: id, version: 2, courseEventId });
  }
}

/** The steps that led to the state, as the log of an import tells them. */
async function seedSteps(writer: SeedWriter, boardCase: DemoCase, today: Date, registeredDay: number, version: number): Promise<void> {
  const id = caseId(boardCase);
  const at = (days: number) => instantFromToday(today, registeredDay + days, '15:10');
  const coordinator = personId('fenwick');
  const passed = (state: CaseStateCode): boolean => boardCase.state === state;
  if (passed('draft')) return;
  await writer.record(id, 'caseSubmitted', coordinator, 'coordinator', at(2), { caseId: id, version });
  if (passed('submitted')) return;
  if (passed('returned')) return writer.record(id, 'caseReturned', coordinator, 'coordinator', at(3), { caseId: id, version, reasonCode: 'incomplete' });
  if (passed('withdrawn')) return writer.record(id, 'caseWithdrawn', coordinator, 'coordinator', at(3), { caseId: id, version, reasonCode: 'patientWish' });
  await writer.record(id, 'caseAccepted', coordinator, 'coordinator', at(3), { caseId: id, version });
  if (passed('deferred')) await writer.record(id, 'caseDeferred', coordinator, 'coordinator', at(5), { caseId: id, version, reasonCode: 'missingReport' });
}

function birthDateFor(profile: DemoProfile, today: Date, index: number): string {
  const age = typeof profile['ageYears'] === 'number' ? profile['ageYears'] : 60;
  const month = String(1 + ((index * 5) % 12)).padStart(2, '0');
  const day = String(1 + ((index * 11) % 28)).padStart(2, '0');
  const hadBirthday = `${month}-${day}` <= today.toISOString().slice(5, 10);
  return `${today.getUTCFullYear() - age - (hadBirthday ? 0 : 1)}-${month}-${day}`;
}
