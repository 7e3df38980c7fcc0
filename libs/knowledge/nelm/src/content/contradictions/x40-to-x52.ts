import type { Contradiction } from '../model.js';

/** Contradictions. */
export const contradictions40To52: readonly Contradiction[] = [
  {
    id: 'X-40',
    types: ['D'],
    topic: { en: 'Patient numbers of the same studies', de: 'Patientenzahlen derselben Studien' },
    statements: [
      {
        text: { en: 'Chen 15, Chamberlain 34, Yao 16, Touzios 37, Osborne 61.', de: 'Chen 15, Chamberlain 34, Yao 16, Touzios 37, Osborne 61.' },
        locators: [{ source: 'REDDY2010', place: 'Table 1' }],
      },
      {
        text: {
          en: 'Chen 38, Chamberlain 85, Yao 36, Touzios 42, Osborne 120 (191 in the text).',
          de: 'Chen 38, Chamberlain 85, Yao 36, Touzios 42, Osborne 120 (191 im Text).',
        },
        locators: [{ source: 'CHAN2018', place: 'Table 1' }, { source: 'CHAN2018', place: 'Role of debulking surgery' }],
      },
    ],
    handling: {
      en: 'Resected arm against all patients explains most; Touzios 37 against 42 stays open.',
      de: 'Resektionsarm gegenüber allen Patienten erklärt das meiste; Touzios 37 gegenüber 42 bleibt offen.',
    },
    toVerify: false,
    optionIds: ['curative-hepatic-resection'],
    evidenceIds: ['E019', 'E020', 'E029', 'E031', 'E036', 'E040', 'E131', 'E133', 'E135', 'E137', 'E141', 'E143'],
  },
  {
    id: 'X-41',
    types: ['C'],
    topic: { en: 'Mixed endpoints in one column', de: 'Gemischte Endpunkte in einer Spalte' },
    statements: [
      {
        text: { en: 'The column is headed survival at 5 years.', de: 'Die Spalte ist mit 5-Jahres-Überleben überschrieben.' },
        locators: [{ source: 'CHAN2018', place: 'Table 1' }],
      },
      {
        text: {
          en: 'The row of Musunuru is at 3 years, that of Osborne a mean in months; REDDY2010 gives a mean of 50 months for curative resections only, CHAN2018 43 for all.',
          de: 'Die Zeile von Musunuru gilt für 3 Jahre, die von Osborne ist ein Mittelwert in Monaten; REDDY2010 nennt 50 Monate im Mittel nur für kurative Resektionen, CHAN2018 43 für alle.',
        },
        locators: [{ source: 'CHAN2018', place: 'Table 1 rows 5-6' }, { source: 'REDDY2010', place: 'Table 1 row 5' }],
      },
    ],
    handling: { en: 'Every row carries its own endpoint.', de: 'Jede Zeile trägt ihren eigenen Endpunkt.' },
    toVerify: false,
    optionIds: ['curative-hepatic-resection'],
    evidenceIds: ['E030', 'E139', 'E140', 'E141', 'E142'],
  },
  {
    id: 'X-42',
    types: ['B'],
    topic: { en: 'Significance in Mayo 2011', de: 'Signifikanz bei Mayo 2011' },
    statements: [
      {
        text: { en: 'P < 0.001 for survival at 5 years.', de: 'P < 0,001 für das 5-Jahres-Überleben.' },
        locators: [{ source: 'CHAN2018', place: 'Table 1 row 7' }],
      },
      {
        text: { en: 'P 0.05 for the matched medians, called significant.', de: 'P 0,05 für die gematchten Mediane, als signifikant bezeichnet.' },
        locators: [{ source: 'CHAN2018', place: 'Resection versus non-surgical therapies' }],
      },
    ],
    handling: { en: 'Both analyses are shown.', de: 'Beide Analysen werden gezeigt.' },
    toVerify: false,
    optionIds: ['curative-hepatic-resection', 'tae', 'tace', 'tare'],
    evidenceIds: ['E144', 'E145', 'E146', 'E147'],
  },
  {
    id: 'X-43',
    types: ['D'],
    topic: { en: 'Frequency of liver metastases', de: 'Häufigkeit von Lebermetastasen' },
    statements: [
      {
        text: { en: '45 to 90 % (XIANG2021), 46 to 93 % (REDDY2010).', de: '45 bis 90 % (XIANG2021), 46 bis 93 % (REDDY2010).' },
        locators: [{ source: 'XIANG2021', place: 'P1' }, { source: 'REDDY2010', place: 'Introduction' }],
      },
      {
        text: {
          en: 'Prevalence 27 to 60 % and 12 to 74 % at diagnosis (GANGI2020); distant metastases in 12 to 34 % at diagnosis and another 38 % later (CHAN2018).',
          de: 'Prävalenz 27 bis 60 % und 12 bis 74 % bei Diagnose (GANGI2020); Fernmetastasen bei 12 bis 34 % bei Diagnose und weiteren 38 % später (CHAN2018).',
        },
        locators: [{ source: 'GANGI2020', place: 'Introduction' }, { source: 'CHAN2018', place: 'Background' }],
      },
    ],
    handling: { en: 'Different denominators.', de: 'Unterschiedliche Bezugsgrößen.' },
    toVerify: false,
    optionIds: [],
    evidenceIds: ['E001', 'E005', 'E006', 'E007', 'E013', 'E014'],
  },
  {
    id: 'X-44',
    types: ['A'],
    topic: { en: 'Is R0 needed?', de: 'Ist R0 nötig?' },
    statements: [
      {
        text: { en: 'R0 must be feasible (ENETS); R0 and R1 did best.', de: 'R0 muss möglich sein (ENETS); R0 und R1 verliefen am besten.' },
        locators: [{ source: 'XIANG2021', place: 'P2' }, { source: 'GANGI2020', place: 'Figure 1 caption' }],
      },
      {
        text: {
          en: 'R0 is not required; R1 and R2 are comparable when more than 70 % is removed.',
          de: 'R0 ist nicht erforderlich; R1 und R2 sind vergleichbar, wenn mehr als 70 % entfernt werden.',
        },
        locators: [{ source: 'EDITORIAL2018', place: 'P2' }, { source: 'GANGI2020', place: 'Surgical Cytoreduction P8' }],
      },
    ],
    handling: { en: 'Curative resection and debulking stay separate options.', de: 'Kurative Resektion und Debulking bleiben getrennte Optionen.' },
    toVerify: false,
    optionIds: ['curative-hepatic-resection', 'debulking-cytoreduction'],
    evidenceIds: ['E216', 'E219', 'E220'],
  },
  {
    id: 'X-45',
    types: ['C'],
    topic: { en: 'The abbreviation DFS', de: 'Die Abkürzung DFS' },
    statements: [
      {
        text: { en: 'Disease-specific survival.', de: 'Krankheitsspezifisches Überleben.' },
        locators: [{ source: 'GANGI2020', place: 'Surgical Cytoreduction P4' }],
      },
      {
        text: { en: 'Disease-free survival.', de: 'Krankheitsfreies Überleben.' },
        locators: [
          { source: 'GANGI2020', place: 'Liver Transplantation' },
          { source: 'CHAN2018', place: 'LT' },
          { source: 'REDDY2010', place: 'Tables 1 and 3' },
        ],
      },
    ],
    handling: { en: 'Never merged on the abbreviation.', de: 'Werden nie allein wegen der Abkürzung zusammengeführt.' },
    toVerify: false,
    optionIds: ['curative-hepatic-resection', 'debulking-cytoreduction', 'liver-transplantation'],
    evidenceIds: ['E017', 'E170', 'E182', 'E203', 'E241', 'E252'],
  },
  {
    id: 'X-46',
    types: ['C'],
    topic: { en: 'Order of groups in Mazzaferro 2016', de: 'Reihenfolge der Gruppen bei Mazzaferro 2016' },
    statements: [
      {
        text: { en: 'Age 40.5 against 55.5 years, transplanted patients first.', de: 'Alter 40,5 gegenüber 55,5 Jahren, Transplantierte zuerst.' },
        locators: [{ source: 'GANGI2020', place: 'Liver Transplantation' }],
      },
      {
        text: {
          en: 'Locoregional treatments 21.7 against 40.5 %, not transplanted first, in the same sentence.',
          de: 'Lokoregionäre Therapien 21,7 gegenüber 40,5 %, nicht Transplantierte zuerst, im selben Satz.',
        },
        locators: [{ source: 'GANGI2020', place: 'Liver Transplantation' }],
      },
    ],
    handling: {
      en: 'The order is inferred and marked so in the evidence.',
      de: 'Die Reihenfolge ist erschlossen und in der Evidenz so gekennzeichnet.',
    },
    toVerify: false,
    optionIds: ['liver-transplantation'],
    evidenceIds: ['E249', 'E250'],
  },
  {
    id: 'X-47',
    types: ['B'],
    topic: { en: 'Design of Kwekkeboom 2008', de: 'Design von Kwekkeboom 2008' },
    statements: [
      {
        text: { en: 'A retrospective analysis.', de: 'Eine retrospektive Analyse.' },
        locators: [{ source: 'GANGI2020', place: 'NETTER-1 section' }],
      },
      {
        text: { en: 'Phase II trials, in the same paragraph.', de: 'Phase-II-Studien, im selben Absatz.' },
        locators: [{ source: 'GANGI2020', place: 'NETTER-1 section' }],
      },
    ],
    handling: { en: 'The design is shown as uncertain.', de: 'Das Design wird als unsicher gezeigt.' },
    toVerify: false,
    optionIds: ['prrt-lu177'],
    evidenceIds: ['E282', 'E283', 'E284', 'E285', 'E286', 'E287'],
  },
  {
    id: 'X-48',
    types: ['C'],
    topic: { en: 'Damaged text', de: 'Beschädigter Text' },
    statements: [
      {
        text: {
          en: 'In GANGI2020 the bodies of Tables 1 and 2 and the sign before 5 cm (Morgan) are missing, the lowest stratum is printed as -70 %, and 97 ± 6 % (Norlen) exceeds 100 %.',
          de: 'In GANGI2020 fehlen der Inhalt der Tabellen 1 und 2 und das Zeichen vor 5 cm (Morgan), das unterste Stratum ist als -70 % gedruckt, und 97 ± 6 % (Norlen) übersteigen 100 %.',
        },
        locators: [
          { source: 'GANGI2020', place: 'Tables 1-2' },
          { source: 'GANGI2020', place: 'Surgical Cytoreduction P4' },
          { source: 'GANGI2020', place: 'Liver Transplantation' },
        ],
      },
      {
        text: {
          en: 'REDDY2010 gives one percentage for two kinds of symptoms in Le Treut 1997; the copies of CHAN2018 and EDITORIAL2018 lack their references.',
          de: 'REDDY2010 nennt bei Le Treut 1997 einen Prozentwert für zwei Symptomarten; den Kopien von CHAN2018 und EDITORIAL2018 fehlt das Literaturverzeichnis.',
        },
        locators: [
          { source: 'REDDY2010', place: 'Table 3 row 3' },
          { source: 'CHAN2018', place: 'References' },
          { source: 'EDITORIAL2018', place: 'References' },
        ],
      },
    ],
    handling: { en: 'No value is invented.', de: 'Kein Wert wird erfunden.' },
    toVerify: false,
    optionIds: ['debulking-cytoreduction', 'liver-transplantation'],
    evidenceIds: ['E099', 'E206', 'E210', 'E242'],
  },
  {
    id: 'X-49',
    types: ['A'],
    topic: { en: 'Age', de: 'Alter' },
    statements: [
      {
        text: {
          en: 'Below 50 worse progression-free survival after cytoreduction.',
          de: 'Unter 50 schlechteres progressionsfreies Überleben nach Zytoreduktion.',
        },
        locators: [{ source: 'GANGI2020', place: 'Surgical Cytoreduction P4' }],
      },
      {
        text: {
          en: 'The transplantation sets prefer younger patients; above 50 worse survival after transplantation.',
          de: 'Die Transplantationskriterien bevorzugen Jüngere; über 50 schlechteres Überleben nach Transplantation.',
        },
        locators: [
          { source: 'GANGI2020', place: 'Liver Transplantation' },
          { source: 'CHAN2018', place: 'LT' },
          { source: 'REDDY2010', place: 'Liver transplantation' },
        ],
      },
    ],
    handling: { en: 'No general rule on age.', de: 'Keine allgemeine Altersregel.' },
    toVerify: false,
    optionIds: ['debulking-cytoreduction', 'liver-transplantation'],
    evidenceIds: ['E112', 'E204'],
  },
  {
    id: 'X-50',
    types: ['A'],
    topic: { en: 'Adjuvant therapy', de: 'Adjuvante Therapie' },
    statements: [
      {
        text: {
          en: 'Adjuvant octreotide: relief for 60 against 16 months; adjuvant chemotherapy: better overall survival in high-grade disease.',
          de: 'Adjuvantes Octreotid: Linderung 60 gegenüber 16 Monate; adjuvante Chemotherapie: besseres Gesamtüberleben bei hochgradigen Tumoren.',
        },
        locators: [
          { source: 'REDDY2010', place: 'Resection, adjuvant paragraph' },
          { source: 'CHAN2018', place: 'Resection of grade 3 tumors' },
        ],
      },
      {
        text: {
          en: 'Streptozocin with 5-FU: no gain in progression-free survival; hormonal therapy alone is not durable.',
          de: 'Streptozocin mit 5-FU: kein Gewinn beim progressionsfreien Überleben; Hormontherapie allein wirkt nicht dauerhaft.',
        },
        locators: [
          { source: 'CHAN2018', place: 'Role of neoadjuvant or adjuvant treatment' },
          { source: 'REDDY2010', place: 'Resection, adjuvant paragraph' },
        ],
      },
    ],
    handling: { en: 'Separate options.', de: 'Getrennte Optionen.' },
    toVerify: false,
    optionIds: ['adjuvant-ssa', 'adjuvant-chemotherapy'],
    evidenceIds: ['E059', 'E060', 'E155', 'E186'],
  },
  {
    id: 'X-51',
    types: ['A'],
    topic: { en: 'Members of the board', de: 'Mitglieder des Boards' },
    statements: [
      {
        text: { en: 'Oncologist, radiologist, surgeon.', de: 'Onkologie, Radiologie, Chirurgie.' },
        locators: [{ source: 'CHAN2018', place: 'Conclusions' }],
      },
      {
        text: { en: 'Oncologist, gastroenterologist, surgeon.', de: 'Onkologie, Gastroenterologie, Chirurgie.' },
        locators: [{ source: 'XIANG2021', place: 'P5' }],
      },
    ],
    handling: { en: 'All of them.', de: 'Alle genannten.' },
    toVerify: false,
    optionIds: [],
    evidenceIds: [],
  },
  {
    id: 'X-52',
    types: ['C'],
    topic: { en: 'Spelling of names', de: 'Schreibweise von Namen' },
    statements: [
      {
        text: {
          en: 'Touzious (table), Gilliams, Lenhert, Guruswamy; Sung in reference 5, Pasiaka in reference 3.',
          de: 'Touzious (Tabelle), Gilliams, Lenhert, Guruswamy; Sung in Referenz 5, Pasiaka in Referenz 3.',
        },
        locators: [
          { source: 'REDDY2010', place: 'Table 1 row 2' },
          { source: 'REDDY2010', place: 'Resection, ablation paragraph' },
          { source: 'REDDY2010', place: 'Liver transplantation' },
          { source: 'REDDY2010', place: 'References' },
        ],
      },
      {
        text: {
          en: 'Touzios, Gillams (assumed), Lehnert, Gurusamy; Sun and Pasieka are assumed. The reference list of REDDY2010 itself keeps Gilliams and Guruswamy.',
          de: 'Touzios, Gillams (angenommen), Lehnert, Gurusamy; Sun und Pasieka sind angenommen. Das Literaturverzeichnis von REDDY2010 selbst behält Gilliams und Guruswamy.',
        },
        locators: [{ source: 'REDDY2010', place: 'References' }, { source: 'CHAN2018', place: 'Table 1' }],
      },
    ],
    handling: {
      en: 'Names are made uniform; the printed form is kept beside them.',
      de: 'Namen werden vereinheitlicht; die gedruckte Form bleibt daneben erhalten.',
    },
    toVerify: false,
    optionIds: [],
    evidenceIds: ['E019', 'E020', 'E043', 'E052', 'E062', 'E063', 'E065', 'E066', 'E067', 'E108'],
  },
];
