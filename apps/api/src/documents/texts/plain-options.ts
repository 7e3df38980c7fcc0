/**
 * Treatments as a letter to a patient names them: what is done, without promise and without figures. Wording of this
 * product; it explains the name and is no medical advice.
 */
import type { DocumentLanguage } from './dates.js';

interface PlainOption {
  readonly name: string;
  readonly what: string;
}

const surgery = { en: 'It is done under general anaesthetic and needs a stay in hospital.', de: 'Sie geschieht in Vollnarkose und braucht einen Krankenhausaufenthalt.' } as const;
const probe = { en: 'A fine probe is passed into the tumour through the skin or during an operation.', de: 'Eine feine Sonde wird durch die Haut oder während einer Operation in den Tumor geführt.' } as const;
const catheter = { en: 'A thin tube is led from the groin or wrist into the artery of the liver.', de: 'Ein dünner Schlauch wird von der Leiste oder vom Handgelenk in die Leberarterie geführt.' } as const;
const scans = { en: 'Scans and blood tests show how it works.', de: 'Bilder und Blutwerte zeigen, wie es wirkt.' } as const;

const plain: Readonly<Record<string, Readonly<Record<DocumentLanguage, PlainOption>>>> = {
  'curative-hepatic-resection': {
    en: { name: 'an operation on the liver that removes all visible tumours', what: `The parts of the liver that hold tumours are taken out. ${surgery.en}` },
    de: { name: 'eine Leberoperation, die alle sichtbaren Tumoren entfernt', what: `Die Teile der Leber mit Tumoren werden herausgenommen. ${surgery.de}` },
  },
  'debulking-cytoreduction': {
    en: { name: 'an operation that removes most of the tumours in the liver', what: `Not every tumour can be taken out, but most of their mass. That can ease complaints that come from the hormones of the tumours. ${surgery.en}` },
    de: { name: 'eine Operation, die den größten Teil der Tumoren in der Leber entfernt', what: `Nicht jeder Tumor kann herausgenommen werden, aber der größte Teil ihrer Masse. Das kann Beschwerden lindern, die von den Hormonen der Tumoren kommen. ${surgery.de}` },
  },
  'parenchyma-sparing-resection': {
    en: { name: 'an operation that spares as much healthy liver as possible', what: `Tumours are taken out one by one, with little healthy liver around them. ${surgery.en}` },
    de: { name: 'eine Operation, die möglichst viel gesunde Leber schont', what: `Die Tumoren werden einzeln herausgenommen, mit wenig gesunder Leber darum. ${surgery.de}` },
  },
  'two-stage-hepatectomy': {
    en: { name: 'an operation on the liver in two steps', what: `Between the two operations the healthy part of the liver has time to grow. ${surgery.en}` },
    de: { name: 'eine Leberoperation in zwei Schritten', what: `Zwischen den beiden Operationen hat der gesunde Teil der Leber Zeit zu wachsen. ${surgery.de}` },
  },
  'primary-tumour-resection': {
    en: { name: 'an operation on the first tumour', what: `The tumour from which the others came is taken out. ${surgery.en}` },
    de: { name: 'eine Operation am ersten Tumor', what: `Der Tumor, von dem die anderen ausgegangen sind, wird entfernt. ${surgery.de}` },
  },
  'mesenteric-nodal-resection': {
    en: { name: 'an operation on the lymph nodes of the bowel', what: `Enlarged lymph nodes near the bowel are taken out, because they can narrow it or its blood vessels. ${surgery.en}` },
    de: { name: 'eine Operation an den Lymphknoten des Darms', what: `Vergrößerte Lymphknoten am Darm werden entfernt, weil sie den Darm oder seine Gefäße einengen können. ${surgery.de}` },
  },
  'ablation-rfa': {
    en: { name: 'heat treatment of tumours in the liver (radiofrequency)', what: `${probe.en} Its heat destroys the tumour.` },
    de: { name: 'eine Hitzebehandlung von Tumoren in der Leber (Radiofrequenz)', what: `${probe.de} Ihre Hitze zerstört den Tumor.` },
  },
  'ablation-mwa': {
    en: { name: 'heat treatment of tumours in the liver (microwaves)', what: `${probe.en} Its heat destroys the tumour.` },
    de: { name: 'eine Hitzebehandlung von Tumoren in der Leber (Mikrowellen)', what: `${probe.de} Ihre Hitze zerstört den Tumor.` },
  },
  'ablation-cryo': {
    en: { name: 'cold treatment of tumours in the liver', what: `${probe.en} Its cold destroys the tumour.` },
    de: { name: 'eine Kältebehandlung von Tumoren in der Leber', what: `${probe.de} Ihre Kälte zerstört den Tumor.` },
  },
  'ablation-ire': {
    en: { name: 'treatment of tumours in the liver with short electric pulses', what: `${probe.en} Short electric pulses destroy the tumour cells.` },
    de: { name: 'eine Behandlung von Tumoren in der Leber mit kurzen Stromstößen', what: `${probe.de} Kurze Stromstöße zerstören die Tumorzellen.` },
  },
  'resection-plus-ablation': {
    en: { name: 'an operation on the liver together with heat treatment', what: `Some tumours are taken out, others are destroyed by heat during the same operation. ${surgery.en}` },
    de: { name: 'eine Leberoperation zusammen mit einer Hitzebehandlung', what: `Einige Tumoren werden herausgenommen, andere in derselben Operation durch Hitze zerstört. ${surgery.de}` },
  },
  'liver-transplantation': {
    en: { name: 'a liver transplant', what: 'The whole liver is replaced by the liver of a donor. Before that there are many tests and a time on a waiting list.' },
    de: { name: 'eine Lebertransplantation', what: 'Die ganze Leber wird durch die Leber eines Spenders ersetzt. Davor stehen viele Untersuchungen und eine Zeit auf der Warteliste.' },
  },
  tae: {
    en: { name: 'closing the blood vessels of the tumours (embolisation)', what: `${catheter.en} The vessels that feed the tumours are closed.` },
    de: { name: 'das Verschließen der Tumorgefäße (Embolisation)', what: `${catheter.de} Die Gefäße, die die Tumoren versorgen, werden verschlossen.` },
  },
  tace: {
    en: { name: 'closing the blood vessels of the tumours together with chemotherapy', what: `${catheter.en} A medicine against the tumour is given there and the vessels are closed.` },
    de: { name: 'das Verschließen der Tumorgefäße zusammen mit Chemotherapie', what: `${catheter.de} Dort wird ein Mittel gegen den Tumor gegeben, und die Gefäße werden verschlossen.` },
  },
  tare: {
    en: { name: 'radiation from inside the vessels of the liver', what: `${catheter.en} Tiny beads that give off radiation are placed near the tumours.` },
    de: { name: 'eine Bestrahlung von innen über die Lebergefäße', what: `${catheter.de} Winzige Kügelchen, die Strahlung abgeben, werden nahe an die Tumoren gebracht.` },
  },
  'deb-tace': {
    en: { name: 'closing the blood vessels of the tumours with beads that carry medicine', what: `${catheter.en} Beads close the vessels and release a medicine.` },
    de: { name: 'das Verschließen der Tumorgefäße mit Kügelchen, die ein Mittel abgeben', what: `${catheter.de} Kügelchen verschließen die Gefäße und geben ein Mittel ab.` },
  },
  'hepatic-arterial-infusion': {
    en: { name: 'chemotherapy given directly into the liver', what: catheter.en },
    de: { name: 'eine Chemotherapie direkt in die Leber', what: catheter.de },
  },
  'ssa-octreotide-lar': {
    en: { name: 'a hormone injection (octreotide) at regular intervals', what: `The injection slows the release of hormones by the tumours. ${scans.en}` },
    de: { name: 'eine Hormonspritze (Octreotid) in festen Abständen', what: `Die Spritze bremst die Ausschüttung von Hormonen durch die Tumoren. ${scans.de}` },
  },
  'ssa-lanreotide': {
    en: { name: 'a hormone injection (lanreotide) at regular intervals', what: `The injection slows the release of hormones by the tumours. ${scans.en}` },
    de: { name: 'eine Hormonspritze (Lanreotid) in festen Abständen', what: `Die Spritze bremst die Ausschüttung von Hormonen durch die Tumoren. ${scans.de}` },
  },
  'ssa-octreotide-short-acting': {
    en: { name: 'a short-acting hormone injection (octreotide)', what: 'It acts within hours against complaints that come from the hormones of the tumours.' },
    de: { name: 'eine kurz wirkende Hormonspritze (Octreotid)', what: 'Sie wirkt binnen Stunden gegen Beschwerden, die von den Hormonen der Tumoren kommen.' },
  },
  everolimus: {
    en: { name: 'tablets that slow the growth of the tumours (everolimus)', what: scans.en },
    de: { name: 'Tabletten, die das Wachstum der Tumoren bremsen (Everolimus)', what: scans.de },
  },
  sunitinib: {
    en: { name: 'capsules that slow the growth of the tumours (sunitinib)', what: scans.en },
    de: { name: 'Kapseln, die das Wachstum der Tumoren bremsen (Sunitinib)', what: scans.de },
  },
  captem: {
    en: { name: 'chemotherapy with tablets (capecitabine and temozolomide)', what: scans.en },
    de: { name: 'eine Chemotherapie mit Tabletten (Capecitabin und Temozolomid)', what: scans.de },
  },
  temozolomide: {
    en: { name: 'chemotherapy with capsules (temozolomide)', what: scans.en },
    de: { name: 'eine Chemotherapie mit Kapseln (Temozolomid)', what: scans.de },
  },
  'streptozocin-chemo': { en: { name: 'chemotherapy through a vein', what: scans.en }, de: { name: 'eine Chemotherapie über die Vene', what: scans.de } },
  'chemotherapy-high-grade': { en: { name: 'chemotherapy through a vein', what: scans.en }, de: { name: 'eine Chemotherapie über die Vene', what: scans.de } },
  'prrt-lu177': {
    en: { name: 'treatment with a radioactive medicine through a vein (PRRT)', what: 'The medicine finds the tumour cells by a feature on their surface and irradiates them. It is given several times, some weeks apart.' },
    de: { name: 'eine Behandlung mit einem radioaktiven Mittel über die Vene (PRRT)', what: 'Das Mittel findet die Tumorzellen an einem Merkmal ihrer Oberfläche und bestrahlt sie. Es wird mehrmals im Abstand von Wochen gegeben.' },
  },
  'radionuclide-in111-octreotide': { en: { name: 'treatment with a radioactive medicine through a vein', what: scans.en }, de: { name: 'eine Behandlung mit einem radioaktiven Mittel über die Vene', what: scans.de } },
  'mibg-131i': { en: { name: 'treatment with a radioactive medicine through a vein (MIBG)', what: scans.en }, de: { name: 'eine Behandlung mit einem radioaktiven Mittel über die Vene (MIBG)', what: scans.de } },
  'interferon-alpha': { en: { name: 'interferon injections together with hormone injections', what: scans.en }, de: { name: 'Interferon-Spritzen zusammen mit Hormonspritzen', what: scans.de } },
  immunotherapy: { en: { name: 'a medicine that helps the immune system against the tumour', what: scans.en }, de: { name: 'ein Mittel, das dem Immunsystem gegen den Tumor hilft', what: scans.de } },
  'external-radiotherapy': { en: { name: 'radiotherapy from outside the body', what: 'It is given in several short sessions and does not hurt.' }, de: { name: 'eine Bestrahlung von außen', what: 'Sie wird in mehreren kurzen Sitzungen gegeben und tut nicht weh.' } },
  'neoadjuvant-downstaging': {
    en: { name: 'treatment that shrinks the tumours before an operation', what: 'If the tumours become smaller, the team talks about an operation again.' },
    de: { name: 'eine Behandlung, die die Tumoren vor einer Operation verkleinert', what: 'Werden die Tumoren kleiner, spricht das Team noch einmal über eine Operation.' },
  },
  'adjuvant-ssa': { en: { name: 'hormone injections after the operation', what: scans.en }, de: { name: 'Hormonspritzen nach der Operation', what: scans.de } },
  'adjuvant-chemotherapy': { en: { name: 'chemotherapy after the operation', what: scans.en }, de: { name: 'eine Chemotherapie nach der Operation', what: scans.de } },
  'repeat-resection': { en: { name: 'another operation on the liver', what: `Tumours that have come back are taken out. ${surgery.en}` }, de: { name: 'eine weitere Leberoperation', what: `Tumoren, die zurückgekommen sind, werden entfernt. ${surgery.de}` } },
  observation: {
    en: { name: 'watching closely, without treatment for now', what: 'Scans and blood tests at fixed times show whether anything changes. If it does, the team meets again.' },
    de: { name: 'eine genaue Beobachtung, vorerst ohne Behandlung', what: 'Bilder und Blutwerte zu festen Zeiten zeigen, ob sich etwas ändert. Dann berät das Team erneut.' },
  },
  'best-supportive-care': {
    en: { name: 'care that eases complaints and supports you in daily life', what: 'It is there for pain, tiredness, eating and whatever else weighs on you.' },
    de: { name: 'eine Betreuung, die Beschwerden lindert und im Alltag stützt', what: 'Sie ist da bei Schmerzen, Müdigkeit, Fragen zum Essen und allem, was Sie belastet.' },
  },
  'clinical-trial': {
    en: { name: 'taking part in a study', what: 'A study tests how well a treatment works. Taking part is up to you, and you may stop at any time.' },
    de: { name: 'die Teilnahme an einer Studie', what: 'Eine Studie prüft, wie gut eine Behandlung wirkt. Ob Sie teilnehmen, entscheiden Sie, und Sie können jederzeit aufhören.' },
  },
};

/** Null for an option this letter has no plain words for: its clinical name is printed then, and said to be one. */
export const plainOption = (optionId: string, language: DocumentLanguage): PlainOption | null => plain[optionId]?.[language] ?? null;
export const plainOptionIds = (): string[] => Object.keys(plain);
