import type { Contradiction } from '../model.js';

/** Contradictions. */
export const contradictions01To13: readonly Contradiction[] = [
  {
    id: 'X-01',
    types: ['A'],
    topic: { en: 'RFA of 63 patients (Mazzaglia 2007)', de: 'RFA bei 63 Patienten (Mazzaglia 2007)' },
    statements: [
      {
        text: {
          en: 'Median survival 3.9 years from the first ablation, 77 % at 2 years, liver progression in 80 %.',
          de: 'Medianes Überleben 3,9 Jahre ab der ersten Ablation, 77 % nach 2 Jahren, Leberprogression bei 80 %.',
        },
        locators: [{ source: 'REDDY2010', place: 'Resection, ablation paragraph' }],
      },
      {
        text: { en: 'Median survival 11 years, recurrence in 6.3 %.', de: 'Medianes Überleben 11 Jahre, Rezidiv bei 6,3 %.' },
        locators: [{ source: 'CHAN2018', place: 'Local ablative therapies' }],
      },
    ],
    handling: {
      en: 'Both are shown; 11 years is not used. A different starting point and recurrence per lesion would explain it (assumption).',
      de: 'Beide werden gezeigt; 11 Jahre werden nicht verwendet. Erklärbar durch anderen Startpunkt und läsionsbezogene Rezidive (Annahme).',
    },
    toVerify: true,
    optionIds: ['ablation-rfa'],
    evidenceIds: ['E044', 'E045', 'E048', 'E161', 'E162'],
  },
  {
    id: 'X-02',
    types: ['A', 'B'],
    topic: {
      en: 'Disease-free survival after transplantation (Mazzaferro 2016)',
      de: 'Krankheitsfreies Überleben nach Transplantation (Mazzaferro 2016)',
    },
    statements: [
      {
        text: {
          en: 'Disease-free survival at 5 years 13.1 %, in a table row with n = 88.',
          de: 'Krankheitsfreies Überleben nach 5 Jahren 13,1 %, in einer Tabellenzeile mit n = 88.',
        },
        locators: [{ source: 'CHAN2018', place: 'Table 2 row 8' }],
      },
      {
        text: {
          en: 'Disease-free survival at 5 years 89 %; the text of CHAN2018 gives progression-free survival up to 80 % under such criteria. GANGI2020 reports overall survival only: 97.2 % at 5 and 88.8 % at 10 years.',
          de: 'Krankheitsfreies Überleben nach 5 Jahren 89 %; der Text von CHAN2018 nennt unter solchen Kriterien ein progressionsfreies Überleben bis 80 %. GANGI2020 berichtet nur das Gesamtüberleben: 97,2 % nach 5 und 88,8 % nach 10 Jahren.',
        },
        locators: [
          { source: 'XIANG2021', place: 'P6' },
          { source: 'CHAN2018', place: 'LT' },
          { source: 'GANGI2020', place: 'Liver Transplantation' },
        ],
      },
    ],
    handling: {
      en: '13.1 % never appears as disease-free survival without this warning; it fits a share of recurrences better (assumption). The 88 seem to include patients who were not transplanted, the comparison group of GANGI2020.',
      de: '13,1 % erscheinen nie ohne diese Warnung als krankheitsfreies Überleben; sie passen eher zu einem Rezidivanteil (Annahme). Die 88 enthalten offenbar nicht transplantierte Patienten, bei GANGI2020 die Vergleichsgruppe.',
    },
    toVerify: true,
    optionIds: ['liver-transplantation'],
    evidenceIds: ['E178', 'E179', 'E185', 'E245', 'E246', 'E251', 'E252'],
  },
  {
    id: 'X-03',
    types: ['A'],
    topic: { en: 'Review of transplantation (Fan 2015)', de: 'Übersicht zur Transplantation (Fan 2015)' },
    statements: [
      {
        text: {
          en: 'Disease-free survival at 5 years 50 % with and 34 % without transplantation, overall survival similar.',
          de: 'Krankheitsfreies Überleben nach 5 Jahren 50 % mit und 34 % ohne Transplantation, Gesamtüberleben ähnlich.',
        },
        locators: [{ source: 'CHAN2018', place: 'LT' }],
      },
      {
        text: {
          en: '705 patients with overall survival of 53 % and disease-free survival of 31 % at 5 years.',
          de: '705 Patienten mit 53 % Gesamtüberleben und 31 % krankheitsfreiem Überleben nach 5 Jahren.',
        },
        locators: [{ source: 'GANGI2020', place: 'Liver Transplantation' }],
      },
    ],
    handling: {
      en: 'Both are shown. Similar overall survival also conflicts with 97.2 against 50.9 % in Mazzaferro 2016.',
      de: 'Beide werden gezeigt. Das ähnliche Gesamtüberleben widerspricht auch den 97,2 gegenüber 50,9 % bei Mazzaferro 2016.',
    },
    toVerify: false,
    optionIds: ['liver-transplantation'],
    evidenceIds: ['E181', 'E182', 'E183', 'E240', 'E241', 'E245', 'E247'],
  },
  {
    id: 'X-04',
    types: ['C'],
    topic: { en: 'Transplantation cohorts as cited in XIANG2021', de: 'Transplantationskohorten, wie XIANG2021 sie zitiert' },
    statements: [
      {
        text: {
          en: 'Calls both cohorts recurrent disease and credits the registry survival of 59 % to Olausson 2007.',
          de: 'Nennt beide Kohorten rezidivierte Erkrankung und schreibt das Registerüberleben von 59 % Olausson 2007 zu.',
        },
        locators: [{ source: 'XIANG2021', place: 'P6' }],
      },
      {
        text: {
          en: 'Olausson 2007: n = 15, overall survival 90 %, disease-free survival 20 %. Le Treut 2013: n = 213, overall survival 52 %, and 59 % in the later 10 years only. The disease is described as unresectable, not recurrent.',
          de: 'Olausson 2007: n = 15, Gesamtüberleben 90 %, krankheitsfreies Überleben 20 %. Le Treut 2013: n = 213, Gesamtüberleben 52 %, nur in den späteren 10 Jahren 59 %. Beschrieben wird nicht resektable, nicht rezidivierte Erkrankung.',
        },
        locators: [{ source: 'CHAN2018', place: 'Table 2 rows 3 and 6' }, { source: 'GANGI2020', place: 'Liver Transplantation' }],
      },
    ],
    handling: {
      en: '59 % is credited to the later period of Le Treut, with this note; the word “recurrent” is dropped.',
      de: '59 % werden mit diesem Hinweis dem späteren Zeitraum von Le Treut zugeordnet; „rezidiviert“ entfällt.',
    },
    toVerify: false,
    optionIds: ['liver-transplantation'],
    evidenceIds: ['E169', 'E170', 'E174', 'E180', 'E251', 'E252', 'E253', 'E254'],
  },
  {
    id: 'X-05',
    types: ['A', 'C'],
    topic: {
      en: 'Survival at 5 years: hepatectomy against arterial therapy',
      de: 'Überleben nach 5 Jahren: Leberresektion gegenüber transarterieller Therapie',
    },
    statements: [
      {
        text: {
          en: '74 against 30 % in “over 300” resected patients, cited to a review of 2011.',
          de: '74 gegenüber 30 % bei „über 300“ resezierten Patienten, belegt mit einer Übersicht von 2011.',
        },
        locators: [{ source: 'XIANG2021', place: 'P2' }],
      },
      {
        text: {
          en: '74 against 34 % with n = 753 (CHAN2018); in GANGI2020 the 74 % belongs to a surgical series of 339 patients of 2010.',
          de: '74 gegenüber 34 % bei n = 753 (CHAN2018); in GANGI2020 gehören die 74 % zu einer chirurgischen Serie von 339 Patienten aus 2010.',
        },
        locators: [{ source: 'CHAN2018', place: 'Table 1 row 7' }, { source: 'GANGI2020', place: 'Surgical Cytoreduction P6' }],
      },
    ],
    handling: {
      en: 'The comparison uses the figures of CHAN2018, the series those of GANGI2020; two papers by Mayo are being mixed.',
      de: 'Für den Vergleich gelten die Zahlen von CHAN2018, für die Serie die von GANGI2020; zwei Arbeiten von Mayo werden vermischt.',
    },
    toVerify: false,
    optionIds: ['curative-hepatic-resection', 'tae', 'tace', 'tare'],
    evidenceIds: ['E144', 'E145', 'E217', 'E293', 'E294'],
  },
  {
    id: 'X-06',
    types: ['B'],
    topic: { en: 'Inference of the editorial from matched data', de: 'Folgerung des Editorials aus gematchten Daten' },
    statements: [
      {
        text: {
          en: 'The matched data concern high burden without symptoms: 16.7 against 18.5 months.',
          de: 'Die gematchten Daten betreffen hohe Tumorlast ohne Symptome: 16,7 gegenüber 18,5 Monate.',
        },
        locators: [{ source: 'EDITORIAL2018', place: 'P7' }],
      },
      {
        text: {
          en: 'The conclusion concerns an unresectable primary. The overall matched result of 84 against 38.9 months, given in CHAN2018, is left out.',
          de: 'Die Folgerung betrifft den nicht resektablen Primärtumor. Das gematchte Gesamtergebnis von 84 gegenüber 38,9 Monaten aus CHAN2018 fehlt.',
        },
        locators: [{ source: 'EDITORIAL2018', place: 'P7' }, { source: 'CHAN2018', place: 'Resection versus non-surgical therapies' }],
      },
    ],
    handling: {
      en: 'The subgroup is not generalised; IAT-IND-05 stays conditional.',
      de: 'Die Subgruppe wird nicht verallgemeinert; IAT-IND-05 bleibt bedingt.',
    },
    toVerify: false,
    optionIds: ['curative-hepatic-resection', 'debulking-cytoreduction', 'tae', 'tace', 'tare'],
    evidenceIds: ['E146', 'E147', 'E148', 'E149', 'E150', 'E151'],
  },
  {
    id: 'X-07',
    types: ['A'],
    topic: { en: 'Six-month rule before transplantation', de: 'Sechs-Monats-Regel vor Transplantation' },
    statements: [
      {
        text: {
          en: 'Stable, or in one set responding, for at least 6 months.',
          de: 'Stabil, in einem Satz auch ansprechend, seit mindestens 6 Monaten.',
        },
        locators: [{ source: 'GANGI2020', place: 'Liver Transplantation' }],
      },
      {
        text: {
          en: 'A delay of over 6 months, which CHAN2018 ascribes to Milan, ENETS and OPTN alike; whether stable or progressive patients should be transplanted is debated. REDDY2010 names refractory symptoms as the reason to transplant.',
          de: 'Eine Wartezeit von über 6 Monaten, die CHAN2018 Mailand, ENETS und OPTN gleichermaßen zuschreibt; ob stabile oder progrediente Patienten transplantiert werden sollen, ist umstritten. REDDY2010 nennt refraktäre Symptome als Grund.',
        },
        locators: [{ source: 'CHAN2018', place: 'LT' }, { source: 'REDDY2010', place: 'Summary' }],
      },
    ],
    handling: {
      en: 'Exactly 6 months meets the Milan, ENETS and Mazzaferro sets and not the OPTN wording; the difference is shown.',
      de: 'Genau 6 Monate erfüllen die Sätze Mailand, ENETS und Mazzaferro, nicht aber die OPTN-Formulierung; der Unterschied wird gezeigt.',
    },
    toVerify: false,
    optionIds: ['liver-transplantation'],
    evidenceIds: [],
  },
  {
    id: 'X-08',
    types: ['A', 'B'],
    topic: { en: 'Debulking threshold', de: 'Schwelle für das Debulking' },
    statements: [
      {
        text: {
          en: '90 % (Sarmiento), 80 to 90 % (REDDY2010, CHAN2018) and, historically, 95 %.',
          de: '90 % (Sarmiento), 80 bis 90 % (REDDY2010, CHAN2018), historisch 95 %.',
        },
        locators: [
          { source: 'EDITORIAL2018', place: 'P3' },
          { source: 'REDDY2010', place: 'Summary' },
          { source: 'CHAN2018', place: 'Conclusions' },
          { source: 'GANGI2020', place: 'Surgical Cytoreduction P1-P2' },
        ],
      },
      {
        text: {
          en: '70 % (EDITORIAL2018, GANGI2020; residual tumour up to 30 % in CHAN2018) and 70 to 90 % (XIANG2021).',
          de: '70 % (EDITORIAL2018, GANGI2020; Resttumor bis 30 % in CHAN2018) und 70 bis 90 % (XIANG2021).',
        },
        locators: [
          { source: 'EDITORIAL2018', place: 'P3' },
          { source: 'GANGI2020', place: 'Surgical Cytoreduction P3-P7' },
          { source: 'CHAN2018', place: 'Role of debulking surgery' },
          { source: 'XIANG2021', place: 'P3' },
        ],
      },
    ],
    handling: {
      en: 'Separate policies, all shown. The bounds vary even within GANGI2020: more than 70 % or 70 % and greater, and exactly 90 % lies in 70 to 90 (Scott) or in 90 to 99 (Graff-Baker). CHAN2018 says more than 80 to 90 % in its body and 80 to 90 % in its conclusion.',
      de: 'Getrennte Vorgaben, alle werden gezeigt. Die Grenzen schwanken sogar in GANGI2020: mehr als 70 % oder ab 70 %, und genau 90 % liegen in 70 bis 90 (Scott) oder in 90 bis 99 (Graff-Baker). CHAN2018 nennt im Text mehr als 80 bis 90 %, im Fazit 80 bis 90 %.',
    },
    toVerify: false,
    optionIds: ['debulking-cytoreduction', 'parenchyma-sparing-resection'],
    evidenceIds: ['E153', 'E154', 'E187', 'E188', 'E189', 'E192', 'E195', 'E198', 'E200', 'E204', 'E213', 'E214', 'E215', 'E228', 'E229', 'E230'],
  },
  {
    id: 'X-09',
    types: ['C'],
    topic: { en: 'What Morgan 2018 measured', de: 'Was Morgan 2018 gemessen hat' },
    statements: [
      {
        text: {
          en: 'Comparable overall survival with 70 to 90 % of lesions resected.',
          de: 'Vergleichbares Gesamtüberleben bei Resektion von 70 bis 90 % der Läsionen.',
        },
        locators: [{ source: 'XIANG2021', place: 'P3' }],
      },
      {
        text: {
          en: 'Liver-specific progression-free survival of 11 months and no difference in progression by stratum. Overall survival is not reported, and the strata are of cytoreduction, not of lesion number.',
          de: 'Leberspezifisches progressionsfreies Überleben von 11 Monaten und kein Unterschied der Progression zwischen den Strata. Ein Gesamtüberleben wird nicht berichtet, und die Strata beziehen sich auf die Zytoreduktion, nicht auf die Läsionszahl.',
        },
        locators: [{ source: 'GANGI2020', place: 'Surgical Cytoreduction P4' }],
      },
    ],
    handling: { en: 'Treated as evidence on progression only.', de: 'Gilt nur als Beleg zur Progression.' },
    toVerify: false,
    optionIds: ['debulking-cytoreduction'],
    evidenceIds: ['E205', 'E206', 'E207', 'E208', 'E296'],
  },
  {
    id: 'X-10',
    types: ['C'],
    topic: { en: '5-year figures of Sarmiento 2003', de: '5-Jahres-Zahlen von Sarmiento 2003' },
    statements: [
      {
        text: {
          en: 'A table cell reads as 84 and 59 % free of recurrence and of symptoms.',
          de: 'Eine Tabellenzelle liest sich als 84 und 59 % rezidiv- und symptomfrei.',
        },
        locators: [{ source: 'REDDY2010', place: 'Table 1 row 3' }],
      },
      {
        text: {
          en: 'The same row gives median recurrence-free survival of 30 and 16 months; GANGI2020 cites this study for recurrence of 80 to 95 % at 5 years, and CHAN2018 gives 15 to 46 % symptom-free at 5 years.',
          de: 'Dieselbe Zeile nennt ein medianes rezidivfreies Überleben von 30 und 16 Monaten; GANGI2020 belegt mit dieser Studie 80 bis 95 % Rezidive nach 5 Jahren, CHAN2018 nennt 15 bis 46 % Symptomfreiheit nach 5 Jahren.',
        },
        locators: [
          { source: 'REDDY2010', place: 'Table 1 row 3' },
          { source: 'GANGI2020', place: 'Surgical Cytoreduction P10' },
          { source: 'CHAN2018', place: 'Liver resection' },
        ],
      },
    ],
    handling: {
      en: 'Read as 84 % recurrence and 59 % recurrence of symptoms; marked as garbled.',
      de: 'Gelesen als 84 % Rezidive und 59 % Symptomrezidive; als beschädigt gekennzeichnet.',
    },
    toVerify: false,
    optionIds: ['curative-hepatic-resection', 'debulking-cytoreduction'],
    evidenceIds: ['E026', 'E027', 'E028', 'E121', 'E234'],
  },
  {
    id: 'X-11',
    types: ['A'],
    topic: { en: 'Sarmiento 2003: aim, case mix and origin of the 90 %', de: 'Sarmiento 2003: Ziel, Patientengut und Herkunft der 90 %' },
    statements: [
      {
        text: {
          en: 'Mostly functional tumours (the split is garbled, “70 vs 10 %”), benefit measured mainly in symptoms and 5-HIAA; this study proposed 90 %.',
          de: 'Überwiegend funktionelle Tumoren (Aufteilung beschädigt, „70 vs 10 %“), Nutzen vor allem an Symptomen und 5-HIES gemessen; diese Studie schlug 90 % vor.',
        },
        locators: [{ source: 'EDITORIAL2018', place: 'P3' }],
      },
      {
        text: {
          en: 'The purpose was survival, in functional and nonfunctional tumours; Que 1995 had already set 90 %, following McEntee 1990.',
          de: 'Ziel war das Überleben, bei funktionellen und nicht-funktionellen Tumoren; die 90 % hatte bereits Que 1995 nach McEntee 1990 festgelegt.',
        },
        locators: [{ source: 'GANGI2020', place: 'Surgical Cytoreduction P1-P2' }],
      },
    ],
    handling: { en: 'Both readings are shown.', de: 'Beide Lesarten werden gezeigt.' },
    toVerify: false,
    optionIds: ['debulking-cytoreduction'],
    evidenceIds: ['E189', 'E192', 'E193', 'E194'],
  },
  {
    id: 'X-12',
    types: ['A'],
    topic: { en: 'Effect of functional status', de: 'Einfluss des funktionellen Status' },
    statements: [
      {
        text: {
          en: 'No effect on survival in Sarmiento 2003; in PROMID the analogue worked equally in both groups.',
          de: 'Kein Einfluss auf das Überleben bei Sarmiento 2003; in PROMID wirkte das Analogon in beiden Gruppen gleich.',
        },
        locators: [{ source: 'GANGI2020', place: 'Surgical Cytoreduction P2' }, { source: 'GANGI2020', place: 'PROMID' }],
      },
      {
        text: {
          en: 'Functional tumours did better, nonfunctional ones worse.',
          de: 'Funktionelle Tumoren verliefen günstiger, nicht-funktionelle ungünstiger.',
        },
        locators: [
          { source: 'GANGI2020', place: 'Surgical Cytoreduction P6' },
          { source: 'CHAN2018', place: 'Liver resection' },
          { source: 'EDITORIAL2018', place: 'P9' },
          { source: 'XIANG2021', place: 'P5' },
        ],
      },
    ],
    handling: { en: 'Prognostic, not decisive.', de: 'Prognostisch, nicht entscheidend.' },
    toVerify: false,
    optionIds: ['curative-hepatic-resection', 'debulking-cytoreduction', 'ssa-octreotide-lar'],
    evidenceIds: ['E126', 'E192', 'E220', 'E221', 'E308'],
  },
  {
    id: 'X-13',
    types: ['A', 'C'],
    topic: { en: 'Effect of the primary site', de: 'Einfluss der Primärlokalisation' },
    statements: [
      {
        text: {
          en: 'Hazard ratio 0.5 in favour of a small-bowel primary (Fairweather); XIANG2021 lists the site as a factor for recurrence and cites Spolverato.',
          de: 'Hazard Ratio 0,5 zugunsten eines Dünndarm-Primarius (Fairweather); XIANG2021 führt die Lokalisation als Rezidivfaktor und zitiert Spolverato.',
        },
        locators: [{ source: 'CHAN2018', place: 'Liver resection' }, { source: 'XIANG2021', place: 'P5' }],
      },
      {
        text: {
          en: 'No difference after matching in Spolverato and none in Sarmiento 2003; liver-specific progression-free survival was much shorter in pancreatic than in small-bowel tumours.',
          de: 'Kein Unterschied nach Matching bei Spolverato und keiner bei Sarmiento 2003; das leberspezifische progressionsfreie Überleben war bei Pankreastumoren deutlich kürzer als bei Dünndarmtumoren.',
        },
        locators: [
          { source: 'CHAN2018', place: 'Liver resection' },
          { source: 'GANGI2020', place: 'Surgical Cytoreduction P2' },
          { source: 'GANGI2020', place: 'Surgical Cytoreduction P4' },
        ],
      },
    ],
    handling: { en: 'Shown as disputed.', de: 'Wird als umstritten gezeigt.' },
    toVerify: false,
    optionIds: ['curative-hepatic-resection', 'debulking-cytoreduction'],
    evidenceIds: ['E128', 'E129', 'E192', 'E205'],
  },
];
