import { createHash } from 'node:crypto';
import { canonicalJson } from '@consilium/audit-chain';
import { unzipSync } from 'fflate';
import { ruleOf, type DocumentFormat, type DocumentKind } from '../orders/document-request.js';
import { readPdf, squeezed } from '../testing/read-pdf.js';
import { caseSample, dossierSample, meetingSample } from '../samples/frozen-samples.js';
import { recordSample } from '../samples/record-sample.js';
import { RecordMismatchError, makeDocument, type DocumentOrderContent } from './make-document.js';

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
const { text: recordText, frozen, sha256: recordSha256 } = recordSample();
const outcomeOrder = (kind: DocumentKind, format: DocumentFormat, language: 'en' | 'de' = 'en'): DocumentOrderContent => ({
  kind, format, language, recipient: 'Dr P. Marsh, Harbour Practice', recordSha256, recordText, frozenText: canonicalJson(frozen),
});
const frozenOrder = (kind: DocumentKind, format: DocumentFormat, content: unknown): DocumentOrderContent => {
  const frozenText = canonicalJson(content);
  return { kind, format, language: 'en', recipient: '', recordSha256: sha256(frozenText), recordText: null, frozenText };
};
const orders: DocumentOrderContent[] = [
  ...(['outcomeReport', 'referrerLetter', 'patientLetter'] as const).flatMap((kind) => (['pdf', 'docx', 'json'] as const).filter((format) => ruleOf(kind, format) !== null).map((format) => outcomeOrder(kind, format))),
  ...(['agenda', 'minutes', 'actionList'] as const).flatMap((kind) => (['pdf', 'json'] as const).map((format) => frozenOrder(kind, format, meetingSample))),
  ...(['pdf', 'json'] as const).map((format) => frozenOrder('caseOnePager', format, caseSample)),
  ...(['pdf', 'json'] as const).map((format) => frozenOrder('auditDossier', format, dossierSample())),
];

describe('making a document', () => {
  it.each(orders.map((order) => [order.kind, order.format, order] as const))('%s as %s: the same order gives the same bytes', async (_kind, format, order) => {
    const [first, second] = [await makeDocument(order, sha256), await makeDocument(order, sha256)];
    expect(Buffer.compare(first, second)).toBe(0);
    const start = Buffer.from(first.subarray(0, 5)).toString('latin1');
    expect(start).toMatch({ pdf: /^%PDF-/, docx: /^PK\x03\x04/, json: /^\{"con/ }[format]);
  });

  it('refuses a record that is not the one that was ordered', async () => {
    const changed = recordText.replace('lanreotide', 'octreotide');
    await expect(makeDocument({ ...outcomeOrder('outcomeReport', 'pdf'), recordText: changed }, sha256)).rejects.toThrow(RecordMismatchError);
    const moved = { ...frozen, signatures: frozen.signatures.map((signature) => ({ ...signature, sha256: 'ab'.repeat(32) })) };
    await expect(makeDocument({ ...outcomeOrder('outcomeReport', 'pdf'), frozenText: canonicalJson(moved) }, sha256)).rejects.toThrow(RecordMismatchError);
  });

  it('writes to the referrer what the board recommended, as PDF and DOCX alike', async () => {
    const said = ['Dr P. Marsh', 'Hepatic cytoreduction (debulking)', 'I would give PRRT first.', 'Theatre date', 'Functional tumour with symptoms on lanreotide.', 'C-2026-0147', '2026-07-23 08:20:05 UTC'];
    const pdf = squeezed((await readPdf(await makeDocument(outcomeOrder('referrerLetter', 'pdf'), sha256))).pages.join(''));
    const docx = squeezed(docxText(await makeDocument(outcomeOrder('referrerLetter', 'docx'), sha256)));
    for (const each of said) {
      expect(pdf).toContain(squeezed(each));
      expect(docx).toContain(squeezed(each));
    }
  });

  it('writes to the patient in plain words, without voters, votes or criteria', async () => {
    for (const [language, plain] of [['en', 'an operation that removes most of the tumours in the liver'], ['de', 'eine Operation, die den größten Teil der Tumoren in der Leber entfernt']] as const) {
      const { pages } = await readPdf(await makeDocument(outcomeOrder('patientLetter', 'pdf', language), sha256));
      const text = squeezed(pages.join(''));
      expect(text).toContain(squeezed(plain));
      expect(text).toContain(squeezed('I want the flushing to stop.'));
      for (const withheld of ['DEBULK-IND-01', 'Brekke-Stone', 'I would give PRRT first', 'everolimus']) expect(text).not.toContain(squeezed(withheld));
    }
  });

  it('stamps a DOCX with the time of the record', async () => {
    const files = unzipSync(await makeDocument(outcomeOrder('patientLetter', 'docx'), sha256));
    const core = new TextDecoder().decode(files['docProps/core.xml']);
    expect([...core.matchAll(/<dcterms:\w+[^>]*>([^<]*)</g)].map(([, time]) => time)).toEqual(['2026-07-23T08:19:30Z', '2026-07-23T08:19:30Z']);
  });

  it('lists in a dossier every entry of the log with its position, neighbours that say the same as one line, and no patient', async () => {
    const dossier = dossierSample();
    for (const order of [frozenOrder('auditDossier', 'pdf', dossier), frozenDe(dossier)]) {
      const text = squeezed((await readPdf(await makeDocument(order, sha256))).pages.join(''));
      const isGerman = order.language === 'de';
      for (const each of ['C-2026-0147', 'Prof. Ingrid Valkenaar', 'Dr P. Penhallow', 'the receptor scan comes on the day', '311', '2–3', 'abababab', 'Hepatic cytoreduction', isGerman ? 'Ankunft ungewiss' : 'arrival unknown', isGerman ? 'Tumorlast der Leber' : 'Liver burden']) {
        if (isGerman && each === 'Hepatic cytoreduction') continue;
        expect(text).toContain(squeezed(each));
      }
      for (const withheld of ['Birchwood', 'BIRCHWOOD', 'Elspeth', 'NMU-0418']) expect(text).not.toContain(withheld);
    }
    const json = new TextDecoder().decode(await makeDocument(frozenOrder('auditDossier', 'json', dossier), sha256));
    for (const withheld of ['Birchwood', 'Elspeth', 'NMU-0418']) expect(json).not.toContain(withheld);
  });

  it('refuses a dossier whose signed text was changed', async () => {
    const dossier = dossierSample();
    const changed = { ...dossier, outcome: { ...dossier.outcome!, recordText: dossier.outcome!.recordText.replace('lanreotide', 'octreotide') } };
    await expect(makeDocument(frozenOrder('auditDossier', 'pdf', changed), sha256)).rejects.toThrow(RecordMismatchError);
  });

  it('keeps a meeting whole: every case, who was there, what was agreed', async () => {
    const minutes = squeezed((await readPdf(await makeDocument(frozenOrder('minutes', 'pdf', meetingSample), sha256))).pages.join(''));
    for (const { caseNumber, patient } of meetingSample.agenda) for (const each of [caseNumber, patient.familyName.toUpperCase(), patient.identifier]) expect(minutes).toContain(squeezed(each));
    for (const { name } of meetingSample.attendance) expect(minutes).toContain(squeezed(name));
    expect(minutes).toContain(squeezed('The receptor scan is nine months old'));
    const actions = squeezed((await readPdf(await makeDocument(frozenOrder('actionList', 'pdf', meetingSample), sha256))).pages.join(''));
    for (const what of ['New receptor scan', 'Echocardiography', 'Tell the patient, in person']) expect(actions).toContain(squeezed(what));
  });
});

function frozenDe(content: unknown): DocumentOrderContent {
  return { ...frozenOrder('auditDossier', 'pdf', content), language: 'de' };
}

function docxText(archive: Uint8Array): string {
  const xml = new TextDecoder().decode(unzipSync(archive)['word/document.xml']);
  return [...xml.matchAll(/<w:t[^>]*>([^<]*)</g)].map(([, text]) => text!.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>')).join('');
}
