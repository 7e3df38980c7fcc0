import type { SourceKey } from './ids.js';
import type { Source } from './model.js';

/** The five papers. Figures and facts come from them and from nothing else. */
export const SOURCES: Readonly<Record<SourceKey, Source>> = {
  XIANG2021: {
    key: 'XIANG2021',
    authors: ['Xiang JX', 'Lv Y', 'Zhang XF'],
    title: 'Surgical treatment for neuroendocrine liver metastasis: moving ahead in controversy',
    publication: 'Hepatobiliary Surgery and Nutrition 2021;10(6):868–871',
    year: 2021,
    doi: '10.21037/hbsn-21-360',
    kind: { en: 'Commentary; commissioned, without external peer review', de: 'Kommentar; beauftragt, ohne externe Begutachtung' },
    limits: { en: 'Complete with references.', de: 'Vollständig mit Literaturverzeichnis.' },
  },
  EDITORIAL2018: {
    key: 'EDITORIAL2018',
    authors: null,
    title: null,
    publication: null,
    year: 2018,
    doi: null,
    kind: {
      en: 'Editorial on the study of Xiang 2018 on liver resection for nonfunctional metastases',
      de: 'Editorial zur Studie Xiang 2018 über die Leberresektion bei nicht-funktionellen Metastasen',
    },
    limits: {
      en: 'Authors, title, journal and reference list are absent, so its citation numbers cannot be resolved. The year is that of the study it discusses.',
      de: 'Autoren, Titel, Zeitschrift und Literaturverzeichnis fehlen, die Zitatnummern sind daher nicht auflösbar. Das Jahr ist das der besprochenen Studie.',
    },
  },
  REDDY2010: {
    key: 'REDDY2010',
    authors: ['Reddy SK', 'Clary BM'],
    title: 'Neuroendocrine Liver Metastases',
    publication: 'Surgical Clinics of North America 2010;90:853–861',
    year: 2010,
    doi: '10.1016/j.suc.2010.04.016',
    kind: { en: 'Narrative review', de: 'Narrative Übersicht' },
    limits: {
      en: 'Complete, with Tables 1 to 3; some table cells are garbled and Table 3 has lost its heading.',
      de: 'Vollständig, mit Tabellen 1 bis 3; einige Tabellenzellen sind beschädigt, Tabelle 3 fehlt die Überschrift.',
    },
  },
  CHAN2018: {
    key: 'CHAN2018',
    authors: ['Chan et al.'],
    title: null,
    publication: 'Gland Surgery 2018;7(1):28–35',
    year: 2018,
    doi: null,
    kind: { en: 'Narrative review', de: 'Narrative Übersicht' },
    limits: {
      en: 'Title, abstract and reference list are absent; a running head and Tables 1 and 2 are present.',
      de: 'Titel, Zusammenfassung und Literaturverzeichnis fehlen; ein Kolumnentitel und die Tabellen 1 und 2 sind vorhanden.',
    },
  },
  GANGI2020: {
    key: 'GANGI2020',
    authors: ['Gangi A', 'Howe JR'],
    title: 'The Landmark Series: Neuroendocrine Tumor Liver Metastases',
    publication: 'Annals of Surgical Oncology 2020;27(9):3270–3280 (author manuscript)',
    year: 2020,
    doi: '10.1245/s10434-020-08787-x',
    kind: { en: 'Review of landmark studies and trials', de: 'Übersicht über maßgebliche Studien' },
    limits: {
      en: 'The bodies of Table 1 (classification) and Table 2 (trials) are absent, the figures are present as captions only, and some comparison signs are lost.',
      de: 'Der Inhalt von Tabelle 1 (Klassifikation) und Tabelle 2 (Studien) fehlt, die Abbildungen liegen nur als Legenden vor, einige Vergleichszeichen sind verloren.',
    },
  },
};
