import type { Contradiction } from '../model.js';

/** Contradictions. */
export const contradictions14To26: readonly Contradiction[] = [
  {
    id: 'X-14',
    types: ['A'],
    topic: { en: 'P value of Yao 2001', de: 'P-Wert von Yao 2001' },
    statements: [
      {
        text: { en: 'P < 0.05 for 70 against 40 %.', de: 'P < 0,05 für 70 gegenüber 40 %.' },
        locators: [{ source: 'REDDY2010', place: 'Table 1 row 7' }],
      },
      {
        text: { en: 'P not mentioned.', de: 'P nicht angegeben.' },
        locators: [{ source: 'CHAN2018', place: 'Table 1 row 3' }],
      },
    ],
    handling: {
      en: 'Both are shown. Because of this row the statement of CHAN2018 that all studies were significant is not borne out by its own table.',
      de: 'Beide werden gezeigt. Wegen dieser Zeile deckt die eigene Tabelle die Aussage von CHAN2018 nicht, alle Studien seien signifikant.',
    },
    toVerify: false,
    optionIds: ['curative-hepatic-resection', 'tace'],
    evidenceIds: ['E036', 'E037', 'E135', 'E136'],
  },
  {
    id: 'X-15',
    types: ['A', 'B'],
    topic: { en: 'Is transplantation an option?', de: 'Ist die Transplantation eine Option?' },
    statements: [
      {
        text: { en: 'Not viable for unresectable disease.', de: 'Bei nicht resektabler Erkrankung nicht tragfähig.' },
        locators: [{ source: 'REDDY2010', place: 'Liver transplantation' }],
      },
      {
        text: {
          en: 'Reserved for very selected patients (REDDY2010, summary); definitive treatment (XIANG2021); controversial and highly selected (CHAN2018); possible under the ENETS and Milan criteria, rarely done, and locoregional therapy may suffice (GANGI2020).',
          de: 'Sehr ausgewählten Patienten vorbehalten (REDDY2010, Zusammenfassung); definitive Therapie (XIANG2021); umstritten und hochselektiv (CHAN2018); unter ENETS- und Mailand-Kriterien möglich, selten durchgeführt, lokoregionäre Therapie kann genügen (GANGI2020).',
        },
        locators: [
          { source: 'REDDY2010', place: 'Summary' },
          { source: 'XIANG2021', place: 'P6' },
          { source: 'CHAN2018', place: 'LT' },
          { source: 'GANGI2020', place: 'Liver Transplantation' },
        ],
      },
    ],
    handling: {
      en: 'The option never exceeds Consider; see EQ-05. The era of each statement is shown.',
      de: 'Die Option geht nie über „In Betracht zu ziehen“ hinaus; siehe EQ-05. Der Zeitraum jeder Aussage wird gezeigt.',
    },
    toVerify: false,
    optionIds: ['liver-transplantation'],
    evidenceIds: ['E108', 'E109', 'E110', 'E184', 'E242', 'E243', 'E244', 'E245'],
  },
  {
    id: 'X-16',
    types: ['A', 'B'],
    topic: { en: 'Selection bounds for transplantation', de: 'Auswahlgrenzen für die Transplantation' },
    statements: [
      {
        text: {
          en: 'Age below 55 (Milan, ENETS), below 60 (Mazzaferro 2016), below 45 to 55 (CHAN2018); above 50 adverse (REDDY2010). The Norlen cohort went up to 65 and was said to meet Milan.',
          de: 'Alter unter 55 (Mailand, ENETS), unter 60 (Mazzaferro 2016), unter 45 bis 55 (CHAN2018); über 50 ungünstig (REDDY2010). Die Norlen-Kohorte reichte bis 65 und soll Mailand erfüllt haben.',
        },
        locators: [
          { source: 'GANGI2020', place: 'Liver Transplantation' },
          { source: 'CHAN2018', place: 'LT' },
          { source: 'REDDY2010', place: 'Liver transplantation' },
        ],
      },
      {
        text: {
          en: 'Ki-67 below 10 % only in ENETS and CHAN2018; portal drainage only in Mazzaferro 2016 and CHAN2018; resected extrahepatic disease allowed only by Mazzaferro 2016.',
          de: 'Ki-67 unter 10 % nur bei ENETS und CHAN2018; portale Drainage nur bei Mazzaferro 2016 und CHAN2018; resezierte extrahepatische Metastasen erlaubt nur Mazzaferro 2016.',
        },
        locators: [{ source: 'GANGI2020', place: 'Liver Transplantation' }, { source: 'CHAN2018', place: 'LT' }],
      },
    ],
    handling: { en: 'Separate sets, never merged.', de: 'Getrennte Kriteriensätze, nie zusammengeführt.' },
    toVerify: false,
    optionIds: ['liver-transplantation'],
    evidenceIds: ['E112', 'E184', 'E242', 'E245'],
  },
  {
    id: 'X-17',
    types: ['D'],
    topic: { en: 'Perioperative morbidity', de: 'Perioperative Morbidität' },
    statements: [
      {
        text: {
          en: 'Bound of less than 30 % (ENETS); median of 23 %, range 3 to 45 %, over studies (Saxena).',
          de: 'Grenze von unter 30 % (ENETS); Median 23 %, Spannweite 3 bis 45 % über die Studien (Saxena).',
        },
        locators: [{ source: 'XIANG2021', place: 'P2' }, { source: 'CHAN2018', place: 'Liver resection' }],
      },
      {
        text: {
          en: '52 % complications of any grade, 15 % of grade 3 to 4, no deaths (Scott).',
          de: '52 % Komplikationen aller Grade, 15 % Grad 3 bis 4, keine Todesfälle (Scott).',
        },
        locators: [{ source: 'GANGI2020', place: 'Surgical Cytoreduction P7' }],
      },
    ],
    handling: {
      en: 'The grade of complication counted must be stated; otherwise the bound cannot be judged.',
      de: 'Der gezählte Komplikationsgrad muss angegeben sein; sonst ist die Grenze nicht beurteilbar.',
    },
    toVerify: false,
    optionIds: ['curative-hepatic-resection'],
    evidenceIds: ['E118', 'E225', 'E226', 'E227'],
  },
  {
    id: 'X-18',
    types: ['A'],
    topic: { en: 'Recurrence after resection', de: 'Rezidiv nach Resektion' },
    statements: [
      {
        text: {
          en: '70 to 95 %, of these almost 40 % within 1 and 40 % within 3 years (cumulative or additional is unclear); 80 to 95 % at 5 and 99 % at 10 years; progression-free 29 % at 5 and 1 % at 10 years.',
          de: '70 bis 95 %, davon fast 40 % innerhalb von 1 und 40 % innerhalb von 3 Jahren (kumulativ oder zusätzlich unklar); 80 bis 95 % nach 5 und 99 % nach 10 Jahren; progressionsfrei 29 % nach 5 und 1 % nach 10 Jahren.',
        },
        locators: [
          { source: 'XIANG2021', place: 'P5' },
          { source: 'GANGI2020', place: 'Surgical Cytoreduction P10' },
          { source: 'CHAN2018', place: 'Liver resection' },
        ],
      },
      {
        text: {
          en: '46.4 %, worded as after 5 years, of which 70.9 % within 3 years (Zhang).',
          de: '46,4 %, formuliert als nach 5 Jahren, davon 70,9 % innerhalb von 3 Jahren (Zhang).',
        },
        locators: [{ source: 'CHAN2018', place: 'Liver resection' }],
      },
    ],
    handling: { en: 'Always quoted with follow-up and definition.', de: 'Immer mit Nachbeobachtung und Definition angegeben.' },
    toVerify: false,
    optionIds: ['curative-hepatic-resection', 'repeat-resection'],
    evidenceIds: ['E119', 'E120', 'E123', 'E124', 'E234', 'E235', 'E301', 'E302', 'E303'],
  },
  {
    id: 'X-19',
    types: ['A'],
    topic: { en: 'Extrahepatic disease and liver surgery', de: 'Extrahepatische Metastasen und Leberchirurgie' },
    statements: [
      {
        text: {
          en: 'None is allowed (ENETS); benefit beyond relief of symptoms is unclear (editorial).',
          de: 'Nicht zulässig (ENETS); ein Nutzen über die Symptomlinderung hinaus ist unklar (Editorial).',
        },
        locators: [{ source: 'XIANG2021', place: 'P2' }, { source: 'EDITORIAL2018', place: 'P11' }],
      },
      {
        text: {
          en: 'Aggressive treatment can be justified, with a median of 87 months; debulking for refractory symptoms in spite of it; Graff-Baker included such patients, Boudreaux names stage IV only.',
          de: 'Aggressive Therapie kann gerechtfertigt sein, Median 87 Monate; Debulking bei refraktären Symptomen trotzdem; Graff-Baker schloss solche Patienten ein, Boudreaux nennt nur Stadium IV.',
        },
        locators: [
          { source: 'XIANG2021', place: 'P4' },
          { source: 'REDDY2010', place: 'Resection' },
          { source: 'GANGI2020', place: 'Surgical Cytoreduction P4' },
          { source: 'GANGI2020', place: 'Surgical Cytoreduction P6' },
        ],
      },
    ],
    handling: { en: 'A caution; see EQ-06.', de: 'Ein Vorbehalt; siehe EQ-06.' },
    toVerify: false,
    optionIds: ['curative-hepatic-resection', 'debulking-cytoreduction', 'parenchyma-sparing-resection', 'resection-plus-ablation', 'repeat-resection'],
    evidenceIds: ['E122', 'E204', 'E222', 'E299', 'E300', 'E306'],
  },
  {
    id: 'X-20',
    types: ['A', 'D'],
    topic: { en: 'How much imaging sees', de: 'Was die Bildgebung erfasst' },
    statements: [
      {
        text: { en: 'Up to 95 % of lesions with modern PET.', de: 'Bis zu 95 % der Läsionen mit moderner PET.' },
        locators: [{ source: 'EDITORIAL2018', place: 'P11' }],
      },
      {
        text: {
          en: 'Fewer than half of the liver metastases: scintigraphy 24, CT 38 and MRI 49 % against pathology in thin slices.',
          de: 'Weniger als die Hälfte der Lebermetastasen: Szintigrafie 24, CT 38 und MRT 49 % gegenüber der Pathologie in Dünnschichten.',
        },
        locators: [{ source: 'GANGI2020', place: 'Surgical Cytoreduction P10' }],
      },
    ],
    handling: {
      en: 'Different era and reference standard; the warning that imaging misses lesions is always shown.',
      de: 'Anderer Zeitraum und Referenzstandard; die Warnung, dass die Bildgebung Läsionen übersieht, wird immer gezeigt.',
    },
    toVerify: false,
    optionIds: ['curative-hepatic-resection', 'debulking-cytoreduction'],
    evidenceIds: ['E236', 'E237', 'E238', 'E239', 'E307'],
  },
  {
    id: 'X-21',
    types: ['A'],
    topic: { en: 'Resecting the primary when the liver is unresectable', de: 'Primärtumorresektion bei nicht resektabler Leber' },
    statements: [
      {
        text: { en: 'ENETS and NCCN advise against; not as a routine.', de: 'ENETS und NCCN raten ab; nicht routinemäßig.' },
        locators: [{ source: 'CHAN2018', place: 'Resection of primary tumors' }, { source: 'XIANG2021', place: 'P3' }],
      },
      {
        text: {
          en: 'Bertani and Citterio are for it; exploration with removal of the primary is reasonable; yes for small bowel if the liver is operated on, not necessarily for pancreas; associated with survival in two tables of REDDY2010; no significant difference in Xiang 2018 (P 0.271).',
          de: 'Bertani und Citterio sprechen dafür; eine Exploration mit Primärtumorresektion ist vertretbar; ja beim Dünndarm, wenn die Leber operiert wird, nicht zwingend beim Pankreas; in zwei Tabellen von REDDY2010 mit dem Überleben assoziiert; kein signifikanter Unterschied bei Xiang 2018 (P 0,271).',
        },
        locators: [
          { source: 'CHAN2018', place: 'Resection of primary tumors' },
          { source: 'GANGI2020', place: 'Conclusion' },
          { source: 'EDITORIAL2018', place: 'P10' },
          { source: 'REDDY2010', place: 'Tables 1-2' },
          { source: 'XIANG2021', place: 'P4' },
          { source: 'EDITORIAL2018', place: 'P4' },
        ],
      },
    ],
    handling: {
      en: 'See EQ-01. XIANG2021 also uses one review for better survival and for limited benefit in symptomatic patients, whereas Bettini sees relief of symptoms as the only benefit.',
      de: 'Siehe EQ-01. XIANG2021 belegt zudem mit derselben Übersicht besseres Überleben und begrenzten Nutzen bei symptomatischen Patienten, während Bettini die Symptomlinderung als einzigen Nutzen sieht.',
    },
    toVerify: false,
    optionIds: ['primary-tumour-resection'],
    evidenceIds: ['E038', 'E083', 'E159', 'E160', 'E297', 'E298', 'E304', 'E305'],
  },
  {
    id: 'X-22',
    types: ['A'],
    topic: { en: 'Surgery in high-grade disease', de: 'Chirurgie bei hochgradigen Tumoren' },
    statements: [
      {
        text: {
          en: 'Surgery and ablation of metastases are not recommended in any high-grade tumour, NET G3 and NEC alike (ENETS).',
          de: 'Operation und Ablation von Metastasen werden bei keinem hochgradigen Tumor empfohlen, NET G3 wie NEC (ENETS).',
        },
        locators: [{ source: 'CHAN2018', place: 'Resection of grade 3 tumors' }],
      },
      {
        text: {
          en: 'After resection with curative intent 43 % survived 5 years (Galleberg); at 3 years 42.8 against 0 % (Du).',
          de: 'Nach kurativ intendierter Resektion überlebten 43 % 5 Jahre (Galleberg); nach 3 Jahren 42,8 gegenüber 0 % (Du).',
        },
        locators: [{ source: 'CHAN2018', place: 'Resection of grade 3 tumors' }],
      },
    ],
    handling: { en: 'See EQ-03; which tumours are meant: X-59.', de: 'Siehe EQ-03; welche Tumoren gemeint sind: X-59.' },
    toVerify: false,
    optionIds: [
      'curative-hepatic-resection', 'debulking-cytoreduction', 'resection-plus-ablation', 'ablation-rfa',
      'ablation-mwa', 'ablation-cryo', 'ablation-ire',
    ],
    evidenceIds: ['E155', 'E156', 'E157', 'E158'],
  },
  {
    id: 'X-23',
    types: ['A', 'B'],
    topic: { en: 'Drug-eluting beads', de: 'Medikamentenfreisetzende Partikel' },
    statements: [
      {
        text: { en: 'Listed as a viable arterial option.', de: 'Als gangbare arterielle Option aufgeführt.' },
        locators: [{ source: 'EDITORIAL2018', place: 'P7' }],
      },
      {
        text: {
          en: 'Listed at first, then no longer recommended; the trial arm was closed.',
          de: 'Zunächst aufgeführt, dann nicht mehr empfohlen; der Studienarm wurde geschlossen.',
        },
        locators: [{ source: 'GANGI2020', place: 'Intra-arterial liver directed therapies P1, P2, P5' }],
      },
    ],
    handling: { en: 'Not recommended; the newer statement prevails.', de: 'Nicht empfohlen; die neuere Aussage gilt.' },
    toVerify: false,
    optionIds: ['deb-tace'],
    evidenceIds: ['E258', 'E263'],
  },
  {
    id: 'X-24',
    types: ['C'],
    topic: { en: 'Median progression-free survival in CLARINET', de: 'Medianes progressionsfreies Überleben in CLARINET' },
    statements: [
      {
        text: {
          en: 'The order of the sentence reads lanreotide 18.0 months against not reached.',
          de: 'Die Satzfolge liest sich als Lanreotid 18,0 Monate gegenüber nicht erreicht.',
        },
        locators: [{ source: 'GANGI2020', place: 'CLARINET' }],
      },
      {
        text: {
          en: 'A hazard ratio of 0.47 in favour of lanreotide does not fit that order.',
          de: 'Eine Hazard Ratio von 0,47 zugunsten von Lanreotid passt nicht zu dieser Reihenfolge.',
        },
        locators: [{ source: 'GANGI2020', place: 'CLARINET' }],
      },
    ],
    handling: {
      en: 'Only the hazard ratio is shown; the arms appear reversed.',
      de: 'Gezeigt wird nur die Hazard Ratio; die Arme scheinen vertauscht.',
    },
    toVerify: false,
    optionIds: ['ssa-lanreotide'],
    evidenceIds: ['E267', 'E268'],
  },
  {
    id: 'X-25',
    types: ['C'],
    topic: { en: 'Overall survival in RADIANT-4', de: 'Gesamtüberleben in RADIANT-4' },
    statements: [
      {
        text: {
          en: 'Hazard ratio 0.64 with a confidence interval of 0.40 to 1.05.',
          de: 'Hazard Ratio 0,64 mit einem Konfidenzintervall von 0,40 bis 1,05.',
        },
        locators: [{ source: 'GANGI2020', place: 'RADIANT-4' }],
      },
      {
        text: { en: 'P 0.037 in the same bracket.', de: 'P 0,037 in derselben Klammer.' },
        locators: [{ source: 'GANGI2020', place: 'RADIANT-4' }],
      },
    ],
    handling: {
      en: 'Not called significant; a one-sided test would explain it (assumption).',
      de: 'Wird nicht als signifikant bezeichnet; ein einseitiger Test würde es erklären (Annahme).',
    },
    toVerify: true,
    optionIds: ['everolimus'],
    evidenceIds: ['E272'],
  },
  {
    id: 'X-26',
    types: ['C'],
    topic: { en: 'Sources for TACE against TAE', de: 'Belege für TACE gegenüber TAE' },
    statements: [
      {
        text: { en: 'Strosberg and Ho are cited for equivalence.', de: 'Für die Gleichwertigkeit werden Strosberg und Ho zitiert.' },
        locators: [{ source: 'GANGI2020', place: 'Intra-arterial liver directed therapies P2' }],
      },
      {
        text: {
          en: 'Strosberg is a series of embolisation alone; the rows that compare are Pitt and Gupta.',
          de: 'Strosberg ist eine reine Embolisationsserie; verglichen wird bei Pitt und Gupta.',
        },
        locators: [{ source: 'REDDY2010', place: 'Table 2' }],
      },
    ],
    handling: { en: 'Pitt and Gupta are cited.', de: 'Zitiert werden Pitt und Gupta.' },
    toVerify: false,
    optionIds: ['tae', 'tace'],
    evidenceIds: ['E068', 'E069', 'E070', 'E071', 'E073', 'E086', 'E089', 'E257'],
  },
];
