/** Files of a case, and the imaging studies that are kept elsewhere and only referred to. */
import { z } from 'zod';
import { Person } from './people.js';
import { id, instant, isoDate, line, paragraph, sha256Hex, version } from './primitives.js';

export const attachmentKinds = [
  'referralLetter',
  'pathologyReport',
  'imagingReport',
  'laboratoryReport',
  'operationNote',
  'clinicLetter',
  'image',
  'consent',
  'other',
] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** What is taken in. Everything else is refused with what to do instead. */
export const attachmentTypes = ['application/pdf', 'image/png', 'image/jpeg', 'text/plain'] as const;
export type AttachmentType = (typeof attachmentTypes)[number];

/** The fields that travel beside the file in a multipart upload. */
export const AttachmentFields = z
  .strictObject({ kind: z.enum(attachmentKinds).default('other'), label: line(200, 0).default('') })
  .meta({ id: 'AttachmentFields' });
export type AttachmentFields = z.infer<typeof AttachmentFields>;

const personName = Person.pick({ id: true, displayName: true });

export const Attachment = z
  .strictObject({
    id,
    caseId: id,
    kind: z.enum(attachmentKinds),
    /** What it is, in the words of who added it. */
    label: z.string(),
    fileName: z.string(),
    mediaType: z.enum(attachmentTypes),
    bytes: z.int().min(1),
    sha256: sha256Hex,
    /** In pixels; null for what is no image. */
    width: z.int().nullable(),
    height: z.int().nullable(),
    /** Whether a PDF holds scripts, actions or embedded files: it is handed out as a download only. */
    hasActiveContent: z.boolean(),
    addedBy: personName,
    addedAt: instant,
    withdrawn: z.strictObject({ at: instant, by: personName, reason: z.string() }).nullable(),
    /** Whether the signed-in person may withdraw it now. */
    mayWithdraw: z.boolean(),
  })
  .meta({ id: 'Attachment' });
export type Attachment = z.infer<typeof Attachment>;

export const AttachmentReceipt = z
  .strictObject({
    attachment: Attachment,
    /** Whether the name had to be changed to be safe; the bytes are never changed. */
    renamed: z.boolean(),
    /** Whether the very same file was there already; it was not added again. */
    alreadyThere: z.boolean(),
  })
  .meta({ id: 'AttachmentReceipt' });
export type AttachmentReceipt = z.infer<typeof AttachmentReceipt>;

export const AttachmentWithdrawal = z.strictObject({ reason: paragraph(1000, 3) }).meta({ id: 'AttachmentWithdrawal' });
export type AttachmentWithdrawal = z.infer<typeof AttachmentWithdrawal>;

/** DICOM modality codes of the studies a board looks at. */
export const studyModalities = ['CT', 'MR', 'PT', 'US', 'NM', 'XA', 'OT'] as const;

const dicomUid = z
  .string()
  .max(64)
  .regex(/^[0-2](\.(0|[1-9]\d*))+$/, { message: 'must be a DICOM unique identifier: digits and dots, e.g. 1.2.840.113619.2' });

export const ImagingStudyInput = z
  .strictObject({
    siteId: id,
    modality: z.enum(studyModalities),
    performedOn: isoDate,
    accession: line(64).nullable().default(null),
    studyUid: dicomUid.nullable().default(null),
    label: line(200, 0).default(''),
  })
  .refine(({ accession, studyUid }) => accession !== null || studyUid !== null, {
    path: ['accession'],
    message: 'is needed, or the study’s unique identifier: without either nobody finds the study',
  })
  .meta({ id: 'ImagingStudyInput' });
export type ImagingStudyInput = z.infer<typeof ImagingStudyInput>;

export const ImagingStudy = z
  .strictObject({
    id,
    site: z.strictObject({ id, name: z.string() }),
    modality: z.enum(studyModalities),
    performedOn: isoDate,
    accession: z.string().nullable(),
    studyUid: z.string().nullable(),
    label: z.string(),
    enteredBy: personName,
    enteredAt: instant,
    /** Opens the study in the viewer of its site; null where the site has none or the study lacks what it asks for. */
    viewerUrl: z.string().nullable(),
  })
  .meta({ id: 'ImagingStudy' });
export type ImagingStudy = z.infer<typeof ImagingStudy>;

export const CaseFiles = z
  .strictObject({ attachments: z.array(Attachment), studies: z.array(ImagingStudy), maximumBytes: z.int() })
  .meta({ id: 'CaseFiles' });
export type CaseFiles = z.infer<typeof CaseFiles>;

export const ImagingSiteInput = z
  .strictObject({
    name: line(120),
    /** Address with places `{accession}`, `{studyUid}`, `{date}`; null where studies cannot be opened from here. */
    viewerTemplate: z.string().max(500).nullable(),
  })
  .meta({ id: 'ImagingSiteInput' });
export type ImagingSiteInput = z.infer<typeof ImagingSiteInput>;
export const ImagingSite = ImagingSiteInput.extend({ id, version }).meta({ id: 'ImagingSite' });
export type ImagingSite = z.infer<typeof ImagingSite>;
