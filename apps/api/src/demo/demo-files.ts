/** Reports of the fictional hospital, as files: what a referrer sends and what the board's own departments add. */
import type { AttachmentKind } from '@consilium/contracts';

export interface DemoFile {
  /** Key of the demo case. */
  readonly caseKey: string;
  readonly name: string;
  readonly type: 'pdf' | 'text';
  readonly kind: AttachmentKind;
  readonly label: string;
  /** Key of the demo person. */
  readonly addedBy: string;
  readonly lines: readonly string[];
  /** Elements whose values were read in it. */
  readonly elements: readonly string[];
  /** Why it was withdrawn; null for what stands. */
  readonly withdrawn: string | null;
}

export interface DemoStudy {
  readonly caseKey: string;
  readonly modality: 'CT' | 'MR' | 'PT';
  readonly daysBefore: number;
  readonly accession: string;
  readonly label: string;
}

/** A one-page PDF of plain lines, small enough to be written by hand. */
export function plainPdf(lines: readonly string[]): Buffer {
  const escaped = lines.map((line) => `(${line.replace(/[^ -~]/g, '?').replace(/[\\()]/g, '\\$&')}) '`);
  const stream = `BT /F1 11 Tf 15 TL 56 780 Td ${escaped.join('\n')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const places: number[] = [];
  for (const [index, object] of objects.entries()) {
    places.push(body.length);
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`, 'latin1');
}

export const demoFiles: readonly DemoFile[] = [
  {
    caseKey: 'birchwood',
    name: 'Referral letter.pdf',
    type: 'pdf',
    kind: 'referralLetter',
    label: 'Referral to the neuroendocrine board',
    addedBy: 'penhallow',
    lines: ['Referral to the neuroendocrine tumour board', '', 'Mrs E. Birchwood, 58. Ileal neuroendocrine tumour G2, primary resected.', 'Flushing and diarrhoea on lanreotide; liver metastases on both sides.', '', 'Question: can enough of the liver disease be removed to relieve her symptoms?', '', 'Dr R. Penhallow (made-up letter of a made-up patient)'],
    elements: [],
    withdrawn: null,
  },
  {
    caseKey: 'birchwood',
    name: 'Histology of the primary and of a liver metastasis.pdf',
    type: 'pdf',
    kind: 'pathologyReport',
    label: 'Primary Ki-67 4 %, liver metastasis Ki-67 12 %',
    addedBy: 'amrani',
    lines: ['Histology report', '', 'Ileal resection: neuroendocrine tumour, well differentiated, G2. Ki-67 4 %.', 'Liver biopsy, segment VI: metastasis of the same tumour. Ki-67 12 %.', '', 'Prof H. Amrani (made-up report of a made-up patient)'],
    elements: ['ki67Pct', 'differentiation', 'reportedGrade'],
    withdrawn: null,
  },
  {
    caseKey: 'birchwood',
    name: 'MRI report.txt',
    type: 'text',
    kind: 'imagingReport',
    label: 'MRI of the liver with hepatobiliary contrast',
    addedBy: 'castellane',
    lines: ['MRI of the liver', '', 'Fourteen metastases in both lobes, the largest 6.1 cm in segment VII.', 'Estimated tumour burden 30 to 35 % of the liver volume.', 'No thrombosis of the portal vein.', '', '(made-up report of a made-up patient)'],
    elements: ['liverBurdenPct', 'lesionCount', 'maxLesionSizeCm'],
    withdrawn: null,
  },
  {
    caseKey: 'birchwood',
    name: 'Laboratory.txt',
    type: 'text',
    kind: 'laboratoryReport',
    label: 'Sheet of another patient',
    addedBy: 'fenwick',
    lines: ['Laboratory sheet', '(made-up)'],
    elements: [],
    withdrawn: 'Belongs to another patient of the same name; the right sheet was asked for.',
  },
  {
    caseKey: 'achterberg',
    name: 'CT volumetry.txt',
    type: 'text',
    kind: 'imagingReport',
    label: 'Two readings of the liver burden',
    addedBy: 'castellane',
    lines: ['CT volumetry', '', 'First reading: tumour 45 % of the liver volume.', 'Second reading: 55 %. The difference is the infiltrated part of segment IV.', '', '(made-up report of a made-up patient)'],
    elements: ['liverBurdenPct'],
    withdrawn: null,
  },
];

export const demoStudies: readonly DemoStudy[] = [
  { caseKey: 'birchwood', modality: 'MR', daysBefore: 24, accession: 'NMU-MR-204411', label: 'MRI of the liver' },
  { caseKey: 'birchwood', modality: 'CT', daysBefore: 26, accession: 'NMU-CT-203987', label: 'CT of chest and abdomen' },
  { caseKey: 'achterberg', modality: 'CT', daysBefore: 21, accession: 'NMU-CT-205102', label: 'CT volumetry of the liver' },
];
