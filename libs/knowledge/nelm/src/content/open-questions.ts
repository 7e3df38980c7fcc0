import type { OpenQuestion } from './model.js';

/** Questions the sources leave open. The product shows the positions and takes none. */
export const OPEN_QUESTIONS: readonly OpenQuestion[] = [
  {
    id: 'EQ-01',
    question: {
      en: 'Resect an asymptomatic primary when the liver is not completely resectable?',
      de: 'Einen asymptomatischen Primärtumor resezieren, wenn die Leber nicht vollständig resektabel ist?',
    },
    positions: {
      en: 'Guidelines advise against and XIANG2021 against doing so as a routine; retrospective series and GANGI2020 find it reasonable. A prospective observational study is registered (NCT03442959).',
      de: 'Leitlinien raten ab, XIANG2021 vom routinemäßigen Vorgehen; retrospektive Serien und GANGI2020 halten es für vertretbar. Eine prospektive Beobachtungsstudie ist registriert (NCT03442959).',
    },
    shownWhen: { en: 'PRIMARY-IND-05 or PRIMARY-RC-01 is met or unknown.', de: 'PRIMARY-IND-05 oder PRIMARY-RC-01 ist erfüllt oder unbekannt.' },
    contradictionIds: ['X-21'],
  },
  {
    id: 'EQ-02',
    question: { en: 'Debulk nonfunctional disease?', de: 'Debulking bei nicht-funktioneller Erkrankung?' },
    positions: {
      en: 'EDITORIAL2018: a cautious yes when 70 to 90 % can be removed. GANGI2020: controversial, with strong selection bias.',
      de: 'EDITORIAL2018: ein vorsichtiges Ja, wenn 70 bis 90 % entfernbar sind. GANGI2020: umstritten, mit erheblichem Selektionsbias.',
    },
    shownWhen: { en: 'DEBULK-IND-04 is met.', de: 'DEBULK-IND-04 ist erfüllt.' },
    contradictionIds: ['X-08', 'X-12'],
  },
  {
    id: 'EQ-03',
    question: { en: 'Operate on, or ablate, G3 or NEC?', de: 'G3 oder NEC operieren oder ablatieren?' },
    positions: {
      en: 'The guideline as summarised by CHAN2018 advises against; small series of selected patients report survivors. Which tumours are meant differs between the sources.',
      de: 'Die Leitlinie laut CHAN2018 rät ab; kleine Serien ausgewählter Patienten berichten über Langzeitüberleben. Welche Tumoren gemeint sind, unterscheidet sich zwischen den Quellen.',
    },
    shownWhen: {
      en: 'SURG-RS-03, SURG-RS-04, SURG-RC-05, ABL-RS-01, DEBULK-RS-02 or COMBO-RS-01 is met.',
      de: 'SURG-RS-03, SURG-RS-04, SURG-RC-05, ABL-RS-01, DEBULK-RS-02 oder COMBO-RS-01 ist erfüllt.',
    },
    contradictionIds: ['X-22', 'X-59'],
  },
  {
    id: 'EQ-04',
    question: { en: 'In which sequence, and PRRT early or late?', de: 'In welcher Reihenfolge, und PRRT früh oder spät?' },
    positions: {
      en: 'EDITORIAL2018 would keep PRRT for later phases; GANGI2020 and XIANG2021 say that the best sequence is unknown.',
      de: 'EDITORIAL2018 würde die PRRT für spätere Phasen aufheben; laut GANGI2020 und XIANG2021 ist die beste Reihenfolge unbekannt.',
    },
    shownWhen: { en: 'Two or more options are Supported or Consider.', de: 'Zwei oder mehr Optionen sind „Gestützt“ oder „In Betracht zu ziehen“.' },
    contradictionIds: ['X-55'],
  },
  {
    id: 'EQ-05',
    question: {
      en: 'Transplantation: for whom, when, in stable or progressive disease, and better than locoregional therapy?',
      de: 'Transplantation: für wen, wann, bei stabiler oder progredienter Erkrankung, und besser als lokoregionäre Therapie?',
    },
    positions: {
      en: 'Called not viable, reserved for very selected patients, or definitive treatment, depending on the source; the criteria sets differ in age, Ki-67, drainage and extrahepatic disease.',
      de: 'Je nach Quelle nicht tragfähig, sehr ausgewählten Patienten vorbehalten oder definitive Therapie; die Kriteriensätze unterscheiden sich in Alter, Ki-67, Drainage und extrahepatischen Metastasen.',
    },
    shownWhen: { en: 'Any transplantation set is met or unknown.', de: 'Ein Kriteriensatz der Transplantation ist erfüllt oder unbekannt.' },
    contradictionIds: ['X-02', 'X-03', 'X-07', 'X-15', 'X-16', 'X-62'],
  },
  {
    id: 'EQ-06',
    question: { en: 'Liver surgery with extrahepatic disease?', de: 'Leberchirurgie bei extrahepatischen Metastasen?' },
    positions: {
      en: 'ENETS as cited in XIANG2021 excludes it and EDITORIAL2018 doubts a benefit beyond symptoms; XIANG2021 itself and REDDY2010 see room for it.',
      de: 'ENETS laut XIANG2021 schließt sie aus, EDITORIAL2018 bezweifelt einen Nutzen über die Symptome hinaus; XIANG2021 selbst und REDDY2010 sehen dafür Raum.',
    },
    shownWhen: { en: 'Extrahepatic disease is present or resected.', de: 'Extrahepatische Metastasen sind vorhanden oder reseziert.' },
    contradictionIds: ['X-19'],
  },
  {
    id: 'EQ-07',
    question: { en: 'Which debulking threshold, and measured how?', de: 'Welche Schwelle für das Debulking, und wie gemessen?' },
    positions: {
      en: '70, 80 or 90 %; by volume on CT, grossly visible tumour or number of lesions.',
      de: '70, 80 oder 90 %; nach CT-Volumen, makroskopisch sichtbarem Tumor oder Zahl der Läsionen.',
    },
    shownWhen: {
      en: 'The removable share is 70 to below 90 %, a range that touches this band, or not recorded.',
      de: 'Der entfernbare Anteil liegt bei 70 bis unter 90 %, in einem Bereich, der dies berührt, oder ist nicht erfasst.',
    },
    contradictionIds: ['X-08', 'X-34', 'X-35'],
  },
  {
    id: 'EQ-08',
    question: {
      en: 'Surgery or arterial therapy in high-burden disease without symptoms, or with an unresectable primary?',
      de: 'Operation oder transarterielle Therapie bei hoher Tumorlast ohne Symptome oder nicht resektablem Primärtumor?',
    },
    positions: {
      en: 'No advantage of surgery was seen in the matched subgroup; whether this carries over to an unresectable primary is disputed.',
      de: 'In der gematchten Subgruppe zeigte sich kein Vorteil der Operation; ob das auf den nicht resektablen Primärtumor übertragbar ist, ist strittig.',
    },
    shownWhen: { en: 'SURG-RC-10 or SURG-RC-15 is met.', de: 'SURG-RC-10 oder SURG-RC-15 ist erfüllt.' },
    contradictionIds: ['X-05', 'X-06', 'X-60'],
  },
  {
    id: 'EQ-09',
    question: { en: 'TAE, TACE or TARE?', de: 'TAE, TACE oder TARE?' },
    positions: {
      en: 'Equal so far; RETNET is pending. Choice by practice of the centre, size and distribution.',
      de: 'Bisher gleichwertig; RETNET steht aus. Wahl nach Praxis des Zentrums, Größe und Verteilung.',
    },
    shownWhen: { en: 'Any arterial option is open.', de: 'Eine arterielle Option ist offen.' },
    contradictionIds: ['X-26'],
  },
  {
    id: 'EQ-10',
    question: { en: 'Neoadjuvant or adjuvant therapy?', de: 'Neoadjuvante oder adjuvante Therapie?' },
    positions: {
      en: 'CHAN2018: concrete evidence is lacking; to be used with caution.',
      de: 'CHAN2018: Belastbare Evidenz fehlt; mit Vorsicht einzusetzen.',
    },
    shownWhen: { en: 'A neoadjuvant or adjuvant option is open.', de: 'Eine neoadjuvante oder adjuvante Option ist offen.' },
    contradictionIds: ['X-50'],
  },
  {
    id: 'EQ-11',
    question: { en: 'How to treat recurrence?', de: 'Wie ein Rezidiv behandeln?' },
    positions: {
      en: 'CHAN2018: no clear answer. XIANG2021: individual, among oncologists, gastroenterologists and surgeons.',
      de: 'CHAN2018: keine klare Antwort. XIANG2021: individuell, zwischen Onkologie, Gastroenterologie und Chirurgie.',
    },
    shownWhen: { en: 'A liver recurrence is recorded.', de: 'Ein Leberrezidiv ist erfasst.' },
    contradictionIds: ['X-18'],
  },
  {
    id: 'EQ-12',
    question: { en: 'Best treatment after debulking?', de: 'Beste Therapie nach Debulking?' },
    positions: { en: 'CHAN2018 names it as unanswered.', de: 'CHAN2018 nennt die Frage unbeantwortet.' },
    shownWhen: {
      en: 'The assessment is after cytoreduction and residual disease is recorded.',
      de: 'Die Beurteilung erfolgt nach Zytoreduktion, und ein Resttumor ist erfasst.',
    },
    contradictionIds: ['X-50'],
  },
  {
    id: 'EQ-13',
    question: { en: 'Which biomarkers help to select?', de: 'Welche Biomarker helfen bei der Auswahl?' },
    positions: {
      en: 'XIANG2021 and GANGI2020 call for them; neither offers one.',
      de: 'XIANG2021 und GANGI2020 fordern sie; keine der beiden nennt einen.',
    },
    shownWhen: { en: 'Always.', de: 'Immer.' },
    contradictionIds: [],
  },
  {
    id: 'EQ-14',
    question: { en: 'Does surgery add to modern systemic therapy?', de: 'Nützt die Operation zusätzlich zur modernen Systemtherapie?' },
    positions: { en: 'EDITORIAL2018: the two have never been compared.', de: 'EDITORIAL2018: Beide wurden nie verglichen.' },
    shownWhen: { en: 'A surgical and a systemic option are both open.', de: 'Eine chirurgische und eine systemische Option sind beide offen.' },
    contradictionIds: ['X-31', 'X-37'],
  },
  {
    id: 'EQ-15',
    question: {
      en: 'Resect the primary according to its site, small bowel or pancreas?',
      de: 'Primärtumorresektion je nach Lokalisation, Dünndarm oder Pankreas?',
    },
    positions: {
      en: 'EDITORIAL2018: strongly for small bowel when liver surgery is proposed, not necessarily for pancreas; the study behind it did not separate the sites.',
      de: 'EDITORIAL2018: beim Dünndarm nachdrücklich, wenn eine Leberoperation ansteht, beim Pankreas nicht zwingend; die Studie dahinter trennte die Lokalisationen nicht.',
    },
    shownWhen: { en: 'The primary is in place.', de: 'Der Primärtumor ist in situ.' },
    contradictionIds: ['X-13', 'X-21'],
  },
  {
    id: 'EQ-16',
    question: { en: 'Which method of ablation?', de: 'Welches Ablationsverfahren?' },
    positions: {
      en: 'GANGI2020: no reliable comparison; each has its own strengths and risks.',
      de: 'GANGI2020: kein belastbarer Vergleich; jedes hat eigene Stärken und Risiken.',
    },
    shownWhen: { en: 'Two or more ablation options are open.', de: 'Zwei oder mehr Ablationsoptionen sind offen.' },
    contradictionIds: ['X-29'],
  },
];
