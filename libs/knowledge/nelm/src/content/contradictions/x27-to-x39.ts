import type { Contradiction } from '../model.js';

/** Contradictions. */
export const contradictions27To39: readonly Contradiction[] = [
  {
    id: 'X-27',
    types: ['A'],
    topic: { en: 'Contraindications to arterial therapy', de: 'Kontraindikationen der transarteriellen Therapie' },
    statements: [
      {
        text: {
          en: 'Liver failure, portal vein occlusion, coagulopathy that cannot be corrected and renal failure, “not universal”.',
          de: 'Leberversagen, Pfortaderverschluss, nicht korrigierbare Gerinnungsstörung und Nierenversagen, „nicht allgemeingültig“.',
        },
        locators: [{ source: 'REDDY2010', place: 'Hepatic arterial therapy' }],
      },
      {
        text: {
          en: 'Thrombosis of the main portal vein, renal or hepatic insufficiency, bilirubin above 2 mg/dL; caution above 75 % burden and with an anastomosis. Coagulopathy is not listed.',
          de: 'Pfortaderhauptstammthrombose, Nieren- oder Leberinsuffizienz, Bilirubin über 2 mg/dl; Vorsicht bei Tumorlast über 75 % und bei Anastomose. Gerinnungsstörungen fehlen.',
        },
        locators: [{ source: 'GANGI2020', place: 'Intra-arterial liver directed therapies P1' }],
      },
    ],
    handling: {
      en: 'All of both lists apply, each with its source. Insufficiency and failure differ in severity.',
      de: 'Es gelten alle Punkte beider Listen, jeweils mit Quelle. Insuffizienz und Versagen unterscheiden sich im Schweregrad.',
    },
    toVerify: false,
    optionIds: ['tae', 'tace', 'tare', 'deb-tace', 'hepatic-arterial-infusion'],
    evidenceIds: [],
  },
  {
    id: 'X-28',
    types: ['A'],
    topic: { en: 'Liver-directed therapy in widespread disease', de: 'Lebergerichtete Therapie bei ausgedehnter Erkrankung' },
    statements: [
      {
        text: { en: 'Such patients are not candidates.', de: 'Diese Patienten kommen nicht infrage.' },
        locators: [{ source: 'REDDY2010', place: 'Summary' }],
      },
      {
        text: { en: 'An option in disseminated or bilobar disease.', de: 'Eine Möglichkeit bei disseminierter oder bilobärer Erkrankung.' },
        locators: [
          { source: 'GANGI2020', place: 'Intra-arterial liver directed therapies P1' },
          { source: 'CHAN2018', place: 'Conclusions' },
        ],
      },
    ],
    handling: {
      en: 'A caution; ask whether “widespread” means disease outside the liver.',
      de: 'Ein Vorbehalt; klären, ob „ausgedehnt“ außerhalb der Leber meint.',
    },
    toVerify: false,
    optionIds: ['ablation-rfa', 'ablation-mwa', 'ablation-cryo', 'ablation-ire', 'tae', 'tace', 'tare'],
    evidenceIds: [],
  },
  {
    id: 'X-29',
    types: ['A', 'B'],
    topic: { en: 'Limits of ablation', de: 'Grenzen der Ablation' },
    statements: [
      {
        text: {
          en: 'Hard above 3 cm and unsuitable above 5 cm; many bilobar lesions rule out ablation alone, yet multifocal disease is an indication.',
          de: 'Über 3 cm schwierig, über 5 cm ungeeignet; viele bilobäre Läsionen schließen die alleinige Ablation aus, dennoch ist Multifokalität eine Indikation.',
        },
        locators: [{ source: 'CHAN2018', place: 'Local ablative therapies' }],
      },
      {
        text: {
          en: 'Up to 5 cm with more recurrence, several lesions at operation; a median of 12 tumours treated (Gillams); patterns II and III suit ablation although III is disseminated disease.',
          de: 'Bis 5 cm mit mehr Rezidiven, mehrere Läsionen intraoperativ; im Median 12 Tumoren behandelt (Gillams); Muster II und III gelten als geeignet, obwohl III disseminiert ist.',
        },
        locators: [
          { source: 'GANGI2020', place: 'Ablative Techniques' },
          { source: 'REDDY2010', place: 'Resection, ablation paragraph' },
          { source: 'CHAN2018', place: 'Liver resection' },
        ],
      },
    ],
    handling: {
      en: 'Thresholds as in the criteria. The limit in number is an assumption: “numerous” recorded by the team excludes (ABL-AC-02), a derived value and miliary disease limit (ABL-RC-04, ABL-RC-05), pattern II or III is a conditional indication (ABL-IND-04).',
      de: 'Schwellen wie in den Kriterien. Die Zahlengrenze ist eine Annahme: Vom Team erfasstes „zahlreich“ schließt aus (ABL-AC-02), ein abgeleiteter Wert und miliäre Metastasierung begrenzen (ABL-RC-04, ABL-RC-05), Muster II oder III ist eine bedingte Indikation (ABL-IND-04).',
    },
    toVerify: false,
    optionIds: ['ablation-rfa', 'ablation-mwa', 'ablation-cryo', 'ablation-ire'],
    evidenceIds: ['E049', 'E051', 'E052'],
  },
  {
    id: 'X-30',
    types: ['A'],
    topic: { en: 'Number of lesions and surgery', de: 'Zahl der Läsionen und Chirurgie' },
    statements: [
      {
        text: {
          en: 'Many (more than 50) small bilobar lesions rule surgery out; pattern III is not surgical; fewer than 4 did better (Yao).',
          de: 'Viele (mehr als 50) kleine bilobäre Läsionen schließen die Operation aus; Muster III ist nicht chirurgisch; weniger als 4 verliefen günstiger (Yao).',
        },
        locators: [
          { source: 'GANGI2020', place: 'Surgical Cytoreduction P9' },
          { source: 'CHAN2018', place: 'Liver resection' },
          { source: 'REDDY2010', place: 'Table 1 row 7' },
        ],
      },
      {
        text: { en: 'More than 10 lesions did no worse (Scott).', de: 'Mehr als 10 Läsionen verliefen nicht schlechter (Scott).' },
        locators: [{ source: 'GANGI2020', place: 'Surgical Cytoreduction P7' }],
      },
    ],
    handling: { en: 'Only more than 50 small bilobar lesions block.', de: 'Nur mehr als 50 kleine bilobäre Läsionen stehen entgegen.' },
    toVerify: false,
    optionIds: ['curative-hepatic-resection', 'debulking-cytoreduction', 'parenchyma-sparing-resection', 'resection-plus-ablation', 'repeat-resection'],
    evidenceIds: ['E039', 'E224'],
  },
  {
    id: 'X-31',
    types: ['A'],
    topic: { en: 'Does resection prolong survival?', de: 'Verlängert die Resektion das Überleben?' },
    statements: [
      {
        text: {
          en: 'No evidence against other liver-directed therapy (Lesurtel); no good evidence (Cochrane); doubts of the editorial.',
          de: 'Kein Beleg gegenüber anderen lebergerichteten Verfahren (Lesurtel); keine gute Evidenz (Cochrane); Zweifel des Editorials.',
        },
        locators: [
          { source: 'XIANG2021', place: 'P2' },
          { source: 'CHAN2018', place: 'Resection versus non-surgical therapies' },
          { source: 'EDITORIAL2018', place: 'P6-P7' },
        ],
      },
      {
        text: {
          en: 'Better in Table 1 of CHAN2018 and in Yuan; the standard by which REDDY2010 measures all else, although it says that no comparative study exists and then tabulates some (Yao, Osborne, Touzios).',
          de: 'Besser in Tabelle 1 von CHAN2018 und bei Yuan; für REDDY2010 der Maßstab für alles andere, obwohl dort keine Vergleichsstudie existieren soll und dann einige tabelliert werden (Yao, Osborne, Touzios).',
        },
        locators: [
          { source: 'CHAN2018', place: 'Table 1' },
          { source: 'CHAN2018', place: 'Resection versus non-surgical therapies' },
          { source: 'REDDY2010', place: 'Resection' },
        ],
      },
    ],
    handling: {
      en: 'The design is always shown; there is no randomised trial.',
      de: 'Das Studiendesign wird immer gezeigt; eine randomisierte Studie gibt es nicht.',
    },
    toVerify: false,
    optionIds: ['curative-hepatic-resection'],
    evidenceIds: ['E020', 'E033', 'E036', 'E127', 'E131', 'E133', 'E135', 'E137', 'E139', 'E141', 'E144', 'E295'],
  },
  {
    id: 'X-32',
    types: ['D'],
    topic: { en: 'Who can be operated on', de: 'Wer operiert werden kann' },
    statements: [
      {
        text: { en: '10 to 20 % are eligible.', de: '10 bis 20 % kommen infrage.' },
        locators: [{ source: 'REDDY2010', place: 'Resection' }],
      },
      {
        text: {
          en: 'More than 75 % with a threshold of 70 % and parenchyma-sparing technique.',
          de: 'Mehr als 75 % mit einer Schwelle von 70 % und parenchymsparender Technik.',
        },
        locators: [{ source: 'GANGI2020', place: 'Surgical Cytoreduction P5' }],
      },
    ],
    handling: { en: 'Depends on the goal: clearance or 70 %.', de: 'Hängt vom Ziel ab: vollständige Entfernung oder 70 %.' },
    toVerify: false,
    optionIds: ['curative-hepatic-resection', 'debulking-cytoreduction'],
    evidenceIds: ['E015', 'E215'],
  },
  {
    id: 'X-33',
    types: ['A'],
    topic: { en: 'Limits of liver burden', de: 'Grenzen der Tumorlast' },
    statements: [
      {
        text: {
          en: 'Above 25 % without symptoms; below 50 % for transplantation and in Touzios; above 50 to 70 % surgery is ruled out.',
          de: 'Über 25 % ohne Symptome; unter 50 % für die Transplantation und bei Touzios; über 50 bis 70 % scheidet die Operation aus.',
        },
        locators: [
          { source: 'CHAN2018', place: 'Resection versus non-surgical therapies' },
          { source: 'GANGI2020', place: 'Liver Transplantation' },
          { source: 'REDDY2010', place: 'Table 1 row 2' },
          { source: 'GANGI2020', place: 'Surgical Cytoreduction P9' },
        ],
      },
      {
        text: { en: 'Above 75 % extreme caution with arterial therapy.', de: 'Über 75 % äußerste Vorsicht bei transarterieller Therapie.' },
        locators: [{ source: 'GANGI2020', place: 'Intra-arterial liver directed therapies P1' }],
      },
    ],
    handling: { en: 'Each limit is tied to its own option.', de: 'Jede Grenze gilt nur für ihre Option.' },
    toVerify: false,
    optionIds: ['curative-hepatic-resection', 'debulking-cytoreduction', 'liver-transplantation', 'tae', 'tace', 'tare'],
    evidenceIds: ['E022', 'E148', 'E152'],
  },
  {
    id: 'X-34',
    types: ['B'],
    topic: { en: 'Extent of cytoreduction and progression', de: 'Ausmaß der Zytoreduktion und Progression' },
    statements: [
      {
        text: {
          en: 'No difference among strata above 70 % (Graff-Baker, Morgan).',
          de: 'Kein Unterschied zwischen Strata über 70 % (Graff-Baker, Morgan).',
        },
        locators: [{ source: 'GANGI2020', place: 'Surgical Cytoreduction P4' }],
      },
      {
        text: {
          en: 'Progression-free survival is better above 90 % (Scott).',
          de: 'Das progressionsfreie Überleben ist über 90 % besser (Scott).',
        },
        locators: [{ source: 'GANGI2020', place: 'Surgical Cytoreduction P7' }, { source: 'GANGI2020', place: 'Figure 2 caption' }],
      },
    ],
    handling: { en: 'Both are shown.', de: 'Beide werden gezeigt.' },
    toVerify: false,
    optionIds: ['debulking-cytoreduction'],
    evidenceIds: ['E199', 'E201', 'E203', 'E206', 'E230', 'E233'],
  },
  {
    id: 'X-35',
    types: ['B'],
    topic: { en: 'Survival below 70 % at the same institution', de: 'Überleben unter 70 % an derselben Klinik' },
    statements: [
      {
        text: { en: 'Median of 6.5 years, which is 78 months (Maxwell).', de: 'Median 6,5 Jahre, das sind 78 Monate (Maxwell).' },
        locators: [{ source: 'GANGI2020', place: 'Surgical Cytoreduction P5' }],
      },
      {
        text: { en: 'Median of 37.6 months in the later update (Scott).', de: 'Median 37,6 Monate in der späteren Auswertung (Scott).' },
        locators: [{ source: 'GANGI2020', place: 'Surgical Cytoreduction P7' }],
      },
    ],
    handling: { en: 'Both are shown.', de: 'Beide werden gezeigt.' },
    toVerify: false,
    optionIds: ['debulking-cytoreduction'],
    evidenceIds: ['E214', 'E229'],
  },
  {
    id: 'X-36',
    types: ['B', 'C'],
    topic: { en: 'Primary in place or resected (Xiang 2018)', de: 'Primärtumor in situ oder reseziert (Xiang 2018)' },
    statements: [
      {
        text: {
          en: '60 against 76 %, the difference given as 15.3; “comparable” is called over-generous, yet later survival appears comparable.',
          de: '60 gegenüber 76 %, der Unterschied als 15,3 angegeben; „vergleichbar“ gilt als zu großzügig, später erscheint das Überleben dennoch vergleichbar.',
        },
        locators: [
          { source: 'EDITORIAL2018', place: 'P4' },
          { source: 'EDITORIAL2018', place: 'P5' },
          { source: 'EDITORIAL2018', place: 'P10' },
        ],
      },
      {
        text: {
          en: 'Similar outcomes, in the words of the same group. The editorial calls a false negative an error of type 1; it is type 2.',
          de: 'Ähnliche Ergebnisse, so dieselbe Arbeitsgruppe. Das Editorial nennt ein falsch negatives Ergebnis einen Fehler 1. Art; es ist einer 2. Art.',
        },
        locators: [{ source: 'XIANG2021', place: 'P4' }, { source: 'EDITORIAL2018', place: 'P5' }],
      },
    ],
    handling: { en: 'P 0.271 is shown with n = 51 and the low power.', de: 'P 0,271 wird mit n = 51 und der geringen Teststärke gezeigt.' },
    toVerify: false,
    optionIds: ['primary-tumour-resection', 'curative-hepatic-resection'],
    evidenceIds: ['E298', 'E304', 'E305'],
  },
  {
    id: 'X-37',
    types: ['A', 'B'],
    topic: { en: 'Systemic therapy and survival', de: 'Systemtherapie und Überleben' },
    statements: [
      {
        text: { en: 'Long-term survival has improved significantly.', de: 'Das Langzeitüberleben hat sich signifikant verbessert.' },
        locators: [{ source: 'XIANG2021', place: 'P7' }],
      },
      {
        text: {
          en: 'Modest gain in progression-free and none in overall survival, yet a promise for PRRT and CAPTEM (GANGI2020); minimal response and no clear survival benefit (REDDY2010).',
          de: 'Mäßiger Gewinn beim progressionsfreien, keiner beim Gesamtüberleben, dennoch Hoffnung bei PRRT und CAPTEM (GANGI2020); minimales Ansprechen ohne klaren Überlebensvorteil (REDDY2010).',
        },
        locators: [{ source: 'GANGI2020', place: 'Conclusion' }, { source: 'REDDY2010', place: 'Introduction' }],
      },
    ],
    handling: { en: 'See EQ-14; crossover in the trials is noted.', de: 'Siehe EQ-14; auf das Crossover in den Studien wird hingewiesen.' },
    toVerify: false,
    optionIds: ['ssa-octreotide-lar', 'ssa-lanreotide', 'everolimus', 'sunitinib', 'captem', 'temozolomide', 'streptozocin-chemo', 'prrt-lu177'],
    evidenceIds: ['E065', 'E066', 'E067', 'E264', 'E267', 'E272', 'E276', 'E278', 'E288'],
  },
  {
    id: 'X-38',
    types: ['C'],
    topic: { en: 'Category of local therapies', de: 'Zuordnung der lokalen Verfahren' },
    statements: [
      {
        text: { en: 'Lists TACE, TAE, TARE, RFA and MWA under systemic therapy.', de: 'Führt TACE, TAE, TARE, RFA und MWA unter Systemtherapie.' },
        locators: [{ source: 'XIANG2021', place: 'P7' }],
      },
      {
        text: { en: 'All other sources: liver-directed.', de: 'Alle anderen Quellen: lebergerichtet.' },
        locators: [
          { source: 'REDDY2010', place: 'Summary' },
          { source: 'CHAN2018', place: 'Conclusions' },
          { source: 'EDITORIAL2018', place: 'P7' },
          { source: 'GANGI2020', place: 'Liver Directed therapy' },
        ],
      },
    ],
    handling: { en: 'Classified as liver-directed.', de: 'Als lebergerichtet eingeordnet.' },
    toVerify: false,
    optionIds: ['ablation-rfa', 'ablation-mwa', 'tae', 'tace', 'tare'],
    evidenceIds: [],
  },
  {
    id: 'X-39',
    types: ['C', 'D'],
    topic: { en: 'ENETS conditions for resection', de: 'ENETS-Bedingungen für die Resektion' },
    statements: [
      {
        text: {
          en: 'R0, G1 or G2, no extrahepatic metastases, morbidity below 30 and mortality below 5 %, cited to a systematic review of 2015.',
          de: 'R0, G1 oder G2, keine extrahepatischen Metastasen, Morbidität unter 30 und Letalität unter 5 %, belegt mit einer systematischen Übersicht von 2015.',
        },
        locators: [{ source: 'XIANG2021', place: 'P2' }],
      },
      {
        text: {
          en: 'Guideline update of 2016: G1 or G2 even with liver or nodal metastases, no figure for risk. GANGI2020 cites an edition of 2012.',
          de: 'Leitlinien-Update 2016: G1 oder G2 auch mit Leber- oder Lymphknotenmetastasen, ohne Zahl zum Risiko. GANGI2020 zitiert eine Ausgabe von 2012.',
        },
        locators: [{ source: 'CHAN2018', place: 'Liver resection P1' }, { source: 'GANGI2020', place: 'References' }],
      },
    ],
    handling: {
      en: 'Two separate sets of criteria, RESECT-ENETS and RESECT-CHAN; the edition is shown.',
      de: 'Zwei getrennte Kriteriensätze, RESECT-ENETS und RESECT-CHAN; die Ausgabe wird gezeigt.',
    },
    toVerify: false,
    optionIds: ['curative-hepatic-resection'],
    evidenceIds: [],
  },
];
