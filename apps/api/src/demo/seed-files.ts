import type { ObjectStore } from '../platform/storage/object-store.js';
import { demoFiles, demoStudies, plainPdf, type DemoFile } from './demo-files.js';
import { dayFromToday, demoId, instantFromToday } from './demo-ids.js';
import { personId } from './demo-people.js';
import type { SeedWriter } from './seed-writer.js';

export const IMAGING_SITE = demoId('imaging site northmoor');

/** Id of the file a demo value was read in, or null. */
export function fileOfElement(caseKey: string, element: string): string | null {
  const file = demoFiles.find((one) => one.caseKey === caseKey && one.withdrawn === null && one.elements.includes(element));
  return file === undefined ? null : fileId(file);
}

const fileId = ({ caseKey, name }: DemoFile): string => demoId(`file ${caseKey} ${name}`);

/** The place where studies are kept. Its viewer is an address nobody owns. */
export async function seedImagingSite(writer: SeedWriter, today: Date): Promise<void> {
  await writer.insert('imaging_site', { id: IMAGING_SITE, organisation_id: writer.organisationId, name: 'Northmoor radiology', viewer_template: 'https://viewer.northmoor.example/open?accession={accession}' });
  await writer.record(null, 'imagingSiteChanged', personId('quillon'), 'administrator', instantFromToday(today, -60, '09:00'), { siteId: IMAGING_SITE, change: 'added' });
}

/** Files and studies of one case, before the values that were read in them. */
export async function seedFiles(writer: SeedWriter, store: ObjectStore, caseKey: string, caseId: string, today: Date, registeredDay: number): Promise<void> {
  for (const file of demoFiles.filter((one) => one.caseKey === caseKey)) await seedFile(writer, store, file, caseId, today, registeredDay);
  for (const [index, study] of demoStudies.filter((one) => one.caseKey === caseKey).entries()) {
    const studyId = demoId(`study ${caseKey} ${index}`);
    const enteredAt = instantFromToday(today, registeredDay + 1, '12:10');
    await writer.insert('imaging_study', {
      id: studyId,
      organisation_id: writer.organisationId,
      case_id: caseId,
      site_id: IMAGING_SITE,
      modality: study.modality,
      performed_on: dayFromToday(today, registeredDay - study.daysBefore),
      accession: study.accession,
      label: study.label,
      entered_by: personId('castellane'),
      entered_at: enteredAt,
    });
    await writer.record(caseId, 'imagingStudyRecorded', personId('castellane'), 'specialist', enteredAt, { caseId, studyId, modality: study.modality });
  }
}

async function seedFile(writer: SeedWriter, store: ObjectStore, file: DemoFile, caseId: string, today: Date, registeredDay: number): Promise<void> {
  const content = file.type === 'pdf' ? plainPdf(file.lines) : Buffer.from(`${file.lines.join('\n')}\n`);
  const sha256 = await store.put(content);
  const id = fileId(file);
  const addedAt = instantFromToday(today, registeredDay + 1, '10:40');
  await writer.insert('attachment', {
    id,
    organisation_id: writer.organisationId,
    case_id: caseId,
    kind: file.kind,
    label: file.label,
    file_name: file.name,
    media_type: file.type === 'pdf' ? 'application/pdf' : 'text/plain',
    bytes: content.byteLength,
    sha256: Buffer.from(sha256, 'hex'),
    added_by: personId(file.addedBy),
    added_at: addedAt,
    withdrawn_at: file.withdrawn === null ? null : instantFromToday(today, registeredDay + 1, '15:20'),
    withdrawn_by: file.withdrawn === null ? null : personId('fenwick'),
    withdrawn_reason: file.withdrawn,
  });
  await writer.record(caseId, 'attachmentAdded', personId(file.addedBy), file.addedBy === 'penhallow' ? 'referrer' : file.addedBy === 'fenwick' ? 'coordinator' : 'specialist', addedAt, { caseId, attachmentId: id, contentHash: sha256, bytes: content.byteLength });
  if (file.withdrawn !== null) {
    await writer.record(caseId, 'attachmentWithdrawn', personId('fenwick'), 'coordinator', instantFromToday(today, registeredDay + 1, '15:20'), { caseId, attachmentId: id, contentHash: sha256, reasonCode: 'wrongPatient' });
  }
}
