import type { Contradiction } from '../model.js';

/** Contradictions. */
export const contradictions53To62: readonly Contradiction[] = [
  {
    id: 'X-53',
    types: ['C'],
    topic: { en: 'What the review of Saxena covers', de: 'Was die Übersicht von Saxena umfasst' },
    statements: [
      {
        text: {
          en: '87 months with extrahepatic disease after liver-directed therapy.',
          de: '87 Monate bei extrahepatischen Metastasen nach lebergerichteter Therapie.',
        },
        locators: [{ source: 'XIANG2021', place: 'P4' }],
      },
      {
        text: {
          en: 'The cited title and CHAN2018 describe a review of resection.',
          de: 'Der zitierte Titel und CHAN2018 beschreiben eine Übersicht zur Resektion.',
        },
        locators: [{ source: 'XIANG2021', place: 'References' }, { source: 'CHAN2018', place: 'Liver resection' }],
      },
    ],
    handling: { en: 'Treated as data on resection until verified.', de: 'Gilt bis zur Überprüfung als Datum zur Resektion.' },
    toVerify: true,
    optionIds: ['curative-hepatic-resection'],
    evidenceIds: ['E122'],
  },
  {
    id: 'X-54',
    types: ['B'],
    topic: { en: 'Relief of symptoms in Osborne 2006', de: 'Symptomlinderung bei Osborne 2006' },
    statements: [
      {
        text: { en: 'Relief is called longer: 56 against 32 months.', de: 'Die Linderung gilt als länger: 56 gegenüber 32 Monate.' },
        locators: [{ source: 'REDDY2010', place: 'Table 1 row 5' }],
      },
      {
        text: { en: 'P 0.08 in the same cell.', de: 'P 0,08 in derselben Zelle.' },
        locators: [{ source: 'REDDY2010', place: 'Table 1 row 5' }],
      },
    ],
    handling: { en: 'Not significant, and said so.', de: 'Nicht signifikant und so bezeichnet.' },
    toVerify: false,
    optionIds: ['curative-hepatic-resection', 'tae', 'tace'],
    evidenceIds: ['E033', 'E034'],
  },
  {
    id: 'X-55',
    types: ['A'],
    topic: { en: 'Timing of PRRT', de: 'Zeitpunkt der PRRT' },
    statements: [
      {
        text: { en: 'Keep it for later phases, after cytoreduction.', de: 'Für spätere Phasen aufheben, nach Zytoreduktion.' },
        locators: [{ source: 'EDITORIAL2018', place: 'P12' }],
      },
      {
        text: {
          en: 'Proven by a trial in progression (GANGI2020); used early to downstage (CHAN2018).',
          de: 'Bei Progression durch eine Studie belegt (GANGI2020); früh zum Downstaging eingesetzt (CHAN2018).',
        },
        locators: [
          { source: 'GANGI2020', place: 'NETTER-1 section' },
          { source: 'CHAN2018', place: 'Role of neoadjuvant or adjuvant treatment' },
        ],
      },
    ],
    handling: { en: 'See EQ-04.', de: 'Siehe EQ-04.' },
    toVerify: false,
    optionIds: ['prrt-lu177', 'neoadjuvant-downstaging', 'debulking-cytoreduction'],
    evidenceIds: ['E288'],
  },
  {
    id: 'X-56',
    types: ['A'],
    topic: { en: 'Goal of treatment', de: 'Therapieziel' },
    statements: [
      {
        text: { en: 'Palliative in principle.', de: 'Im Grundsatz palliativ.' },
        locators: [{ source: 'EDITORIAL2018', place: 'P3' }, { source: 'EDITORIAL2018', place: 'P8' }],
      },
      {
        text: {
          en: 'Resection is the only potential cure (XIANG2021, CHAN2018); few are cured (GANGI2020); XIANG2021 itself says that aggressive resection is not curative in the long run.',
          de: 'Die Resektion ist die einzige Aussicht auf Heilung (XIANG2021, CHAN2018); wenige werden geheilt (GANGI2020); XIANG2021 selbst sagt, aggressive Resektion sei langfristig nicht kurativ.',
        },
        locators: [
          { source: 'XIANG2021', place: 'P1' },
          { source: 'CHAN2018', place: 'Conclusions' },
          { source: 'GANGI2020', place: 'Surgical Cytoreduction P10' },
          { source: 'XIANG2021', place: 'P5' },
        ],
      },
    ],
    handling: { en: 'The goal is stated for each option.', de: 'Das Ziel wird zu jeder Option angegeben.' },
    toVerify: false,
    optionIds: ['curative-hepatic-resection', 'debulking-cytoreduction', 'repeat-resection'],
    evidenceIds: ['E234', 'E235', 'E301'],
  },
  {
    id: 'X-57',
    types: ['A'],
    topic: { en: 'Drug level in the tumour', de: 'Wirkstoffspiegel im Tumor' },
    statements: [
      {
        text: { en: '10 to 20 times that of systemic therapy.', de: '10- bis 20-fach gegenüber systemischer Therapie.' },
        locators: [{ source: 'REDDY2010', place: 'Hepatic arterial therapy' }],
      },
      {
        text: { en: 'Up to 20 times.', de: 'Bis zu 20-fach.' },
        locators: [{ source: 'GANGI2020', place: 'Intra-arterial liver directed therapies P2' }],
      },
    ],
    handling: { en: 'Compatible; the range is shown.', de: 'Vereinbar; die Spanne wird gezeigt.' },
    toVerify: false,
    optionIds: ['tace', 'hepatic-arterial-infusion'],
    evidenceIds: ['E260', 'E261'],
  },
  {
    id: 'X-58',
    types: ['A'],
    topic: { en: 'Somatostatin analogue alone', de: 'Somatostatin-Analogon allein' },
    statements: [
      {
        text: {
          en: 'Hormonal treatment alone is neither durable nor reliable.',
          de: 'Hormontherapie allein ist weder dauerhaft noch verlässlich.',
        },
        locators: [{ source: 'REDDY2010', place: 'Resection, adjuvant paragraph' }],
      },
      {
        text: {
          en: 'Mainstay of treatment and antiproliferative in randomised trials.',
          de: 'Basistherapie und in randomisierten Studien antiproliferativ.',
        },
        locators: [
          { source: 'GANGI2020', place: 'Medical Management P1' },
          { source: 'GANGI2020', place: 'PROMID' },
          { source: 'GANGI2020', place: 'CLARINET' },
        ],
      },
    ],
    handling: {
      en: 'A difference of era; for disease control the randomised trials prevail.',
      de: 'Ein Unterschied der Zeit; für die Krankheitskontrolle gelten die randomisierten Studien.',
    },
    toVerify: false,
    optionIds: ['ssa-octreotide-lar', 'ssa-lanreotide', 'ssa-octreotide-short-acting'],
    evidenceIds: ['E064', 'E264', 'E266', 'E268'],
  },
  {
    id: 'X-59',
    types: ['A'],
    topic: { en: 'Which high-grade tumours are excluded from surgery', de: 'Welche hochgradigen Tumoren von der Operation ausgeschlossen sind' },
    statements: [
      {
        text: { en: 'All of them (ENETS).', de: 'Alle (ENETS).' },
        locators: [{ source: 'CHAN2018', place: 'Resection of grade 3 tumors' }],
      },
      {
        text: {
          en: 'Poorly differentiated ones, or well differentiated ones with Ki-67 far beyond 20 %. NET G3 not far beyond 20 % is left open, and the introduction limits the surgical advice to G1 and G2.',
          de: 'Schlecht differenzierte oder gut differenzierte mit Ki-67 weit über 20 %. NET G3 nicht weit über 20 % bleibt offen, und die Einleitung beschränkt den chirurgischen Rat auf G1 und G2.',
        },
        locators: [{ source: 'GANGI2020', place: 'Surgical Cytoreduction P9' }, { source: 'GANGI2020', place: 'Introduction' }],
      },
    ],
    handling: {
      en: 'NEC, and G3 with Ki-67 from 55 %: Not recommended. G3 below it: a caution when clearance is possible (SURG-RC-05), Not recommended when it is not (DEBULK-RS-02). See EQ-03.',
      de: 'NEC und G3 mit Ki-67 ab 55 %: „Nicht empfohlen“. G3 darunter: ein Vorbehalt, wenn eine vollständige Entfernung möglich ist (SURG-RC-05), sonst „Nicht empfohlen“ (DEBULK-RS-02). Siehe EQ-03.',
    },
    toVerify: false,
    optionIds: ['curative-hepatic-resection', 'debulking-cytoreduction', 'parenchyma-sparing-resection', 'resection-plus-ablation', 'repeat-resection'],
    evidenceIds: ['E155', 'E157'],
  },
  {
    id: 'X-60',
    types: ['A'],
    topic: { en: 'Hepatectomy while the primary cannot be removed', de: 'Leberresektion bei nicht entfernbarem Primärtumor' },
    statements: [
      {
        text: {
          en: 'An unresectable primary need not stop aggressive treatment of the liver; outcomes with and without removal of the primary are similar.',
          de: 'Ein nicht resektabler Primärtumor muss eine aggressive Lebertherapie nicht verhindern; die Ergebnisse mit und ohne Primärtumorresektion sind ähnlich.',
        },
        locators: [{ source: 'XIANG2021', place: 'P4' }],
      },
      {
        text: {
          en: 'It is reasonable to leave surgery aside and to use arterial therapy (an inference criticised in X-06).',
          de: 'Der Verzicht auf die Operation zugunsten der transarteriellen Therapie ist vertretbar (eine in X-06 kritisierte Folgerung).',
        },
        locators: [{ source: 'EDITORIAL2018', place: 'P7' }],
      },
    ],
    handling: {
      en: 'A caution (SURG-RC-15) and a conditional indication (IAT-IND-05); both positions are shown.',
      de: 'Ein Vorbehalt (SURG-RC-15) und eine bedingte Indikation (IAT-IND-05); beide Positionen werden gezeigt.',
    },
    toVerify: false,
    optionIds: ['curative-hepatic-resection', 'debulking-cytoreduction', 'tae', 'tace', 'tare'],
    evidenceIds: ['E150', 'E151', 'E298', 'E304', 'E305'],
  },
  {
    id: 'X-61',
    types: ['B'],
    topic: { en: 'McEntee 1990 and somatostatin analogues', de: 'McEntee 1990 und Somatostatin-Analoga' },
    statements: [
      {
        text: { en: 'The series is placed before analogues were available.', de: 'Die Serie wird in die Zeit vor den Analoga gelegt.' },
        locators: [{ source: 'GANGI2020', place: 'Surgical Cytoreduction P1' }],
      },
      {
        text: {
          en: 'Octreotide dates from the 1980s; the depot form was approved in 1998.',
          de: 'Octreotid stammt aus den 1980er-Jahren; die Depotform wurde 1998 zugelassen.',
        },
        locators: [{ source: 'GANGI2020', place: 'Medical Management P1' }],
      },
    ],
    handling: {
      en: 'Treated as a period with little use of analogues; not called free of them.',
      de: 'Gilt als Zeit mit geringem Einsatz der Analoga; nicht als frei davon bezeichnet.',
    },
    toVerify: false,
    optionIds: ['debulking-cytoreduction'],
    evidenceIds: ['E188'],
  },
  {
    id: 'X-62',
    types: ['A', 'D'],
    topic: { en: 'Survival after transplantation under strict criteria', de: 'Überleben nach Transplantation unter strengen Kriterien' },
    statements: [
      {
        text: {
          en: 'Registry patients selected by Milan in retrospect: 79 % at 5 years, with 64 % of patients excluded.',
          de: 'Registerpatienten, nachträglich nach Mailand ausgewählt: 79 % nach 5 Jahren bei Ausschluss von 64 % der Patienten.',
        },
        locators: [{ source: 'XIANG2021', place: 'P6' }],
      },
      {
        text: {
          en: 'Mazzaferro 2016: 97.2 % at 5 years (97 % in XIANG2021); 70 to 90 % under common criteria (CHAN2018).',
          de: 'Mazzaferro 2016: 97,2 % nach 5 Jahren (97 % in XIANG2021); 70 bis 90 % unter gebräuchlichen Kriterien (CHAN2018).',
        },
        locators: [
          { source: 'GANGI2020', place: 'Liver Transplantation' },
          { source: 'XIANG2021', place: 'P6' },
          { source: 'CHAN2018', place: 'LT' },
        ],
      },
    ],
    handling: {
      en: 'Different sets, centres and eras; each is shown with its set, never as one figure.',
      de: 'Verschiedene Kriteriensätze, Zentren und Zeiträume; jeder Wert steht bei seinem Satz, nie als eine Zahl.',
    },
    toVerify: false,
    optionIds: ['liver-transplantation'],
    evidenceIds: ['E184', 'E245', 'E251', 'E254'],
  },
];
