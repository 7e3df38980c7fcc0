import type { CriterionId } from '../../ids.js';
import type { CriterionWording } from '../../model.js';

/** Liver transplantation: each set of criteria on its own; in German. */
export const criteriaTransplantation = {
  'LT-GEN-01': {
    statement: 'Vollständige Resektion nicht möglich',
    note: 'Die Transplantation wird nur bei nicht resektabler Lebererkrankung diskutiert.',
  },
  'LT-MILAN-01': { statement: 'Grad G1 oder G2' },
  'LT-MILAN-02': { statement: 'Tumorlast der Leber unter 50 %', note: 'Genau 50 % erfüllt das Kriterium nicht.' },
  'LT-MILAN-03': {
    statement: 'Primärtumor reseziert',
    note: 'Ein Primärtumor in situ oder ein unbekannter Primärtumor erfüllt das Kriterium nicht.',
  },
  'LT-MILAN-04': { statement: 'Keine extrahepatischen Metastasen', note: 'Früher resezierte extrahepatische Metastasen: unbekannt.' },
  'LT-MILAN-05': { statement: 'Stabil seit mindestens 6 Monaten', note: 'Genau 6 Monate erfüllen das Kriterium.' },
  'LT-MILAN-06': { statement: 'Alter unter 55 Jahren', note: 'Genau 55 erfüllt das Kriterium nicht.' },
  'LT-MILAN-ALL': { statement: 'Mailand-Kriterien vollständig', note: 'Nicht resektable Lebererkrankung und alle Komponenten.' },
  'LT-ENETS-01': { statement: 'Grad G1 oder G2' },
  'LT-ENETS-02': { statement: 'Ki-67 unter 10 %', note: 'Genau 10 % erfüllt das Kriterium nicht.' },
  'LT-ENETS-03': { statement: 'Tumorlast der Leber unter 50 %', note: 'Genau 50 % erfüllt das Kriterium nicht.' },
  'LT-ENETS-04': { statement: 'Primärtumor reseziert' },
  'LT-ENETS-05': { statement: 'Keine extrahepatischen Metastasen' },
  'LT-ENETS-06': { statement: 'Stabil seit mindestens 6 Monaten' },
  'LT-ENETS-07': { statement: 'Alter unter 55 Jahren', note: 'Genau 55 erfüllt das Kriterium nicht.' },
  'LT-ENETS-ALL': {
    statement: 'ENETS-Kriterien für die Transplantation vollständig',
    note: 'Nicht resektable Lebererkrankung und alle Komponenten.',
  },
  'LT-MAZZ16-01': { statement: 'Primärtumor mit rein portalvenöser Drainage' },
  'LT-MAZZ16-02': { statement: 'Primärtumor reseziert' },
  'LT-MAZZ16-03': {
    statement: 'Keine extrahepatischen Metastasen oder alle reseziert',
    note: 'Die frühere kurative Entfernung aller extrahepatischen Metastasen wird akzeptiert.',
  },
  'LT-MAZZ16-04': { statement: 'Grad G1 oder G2' },
  'LT-MAZZ16-05': { statement: 'Tumorlast der Leber unter 50 %', note: 'Genau 50 % erfüllt das Kriterium nicht.' },
  'LT-MAZZ16-06': { statement: 'Stabil oder ansprechend seit mindestens 6 Monaten', note: 'Ein Ansprechen zählt ebenso wie Stabilität.' },
  'LT-MAZZ16-07': {
    statement: 'Alter unter 60 Jahren',
    note: 'Genau 60 erfüllt das Kriterium nicht; 55 bis 59 erfüllt es hier, nicht aber in den Mailand- und ENETS-Kriterien.',
  },
  'LT-MAZZ16-ALL': { statement: 'Kriterien nach Mazzaferro 2016 vollständig', note: 'Nicht resektable Lebererkrankung und alle Komponenten.' },
  'LT-OPTN-01': {
    statement: 'Wartezeit bis zur Transplantation über 6 Monate',
    note: 'Das einzige OPTN-Element in den Quellen. CHAN2018 sagt über sechs, GANGI2020 für die anderen Sätze mindestens sechs Monate (X-07). Der Rest der Regelung fehlt in den Quellen, der Satz ist nicht abschließbar.',
  },
  'LT-COMMON-01': { statement: 'Alter unter 55 Jahren', note: 'Großzügiges Ende der Spanne 45 bis 55 Jahre.' },
  'LT-COMMON-01S': { statement: 'Alter unter 45 Jahren', note: 'Strenges Ende der Spanne; beide werden ausgewiesen.' },
  'LT-COMMON-02': { statement: 'Ki-67 unter 10 %', note: 'Genau 10 % erfüllt das Kriterium nicht.' },
  'LT-COMMON-03': { statement: 'Primärtumor mit rein portalvenöser Drainage', note: 'Abfluss ausschließlich in das Pfortadersystem.' },
  'LT-COMMON-04': { statement: 'Tumorlast der Leber unter 50 %', note: 'Genau 50 % erfüllt das Kriterium nicht.' },
  'LT-COMMON-05': { statement: 'Keine extrahepatischen Metastasen' },
  'LT-COMMON-ALL': {
    statement: 'Gebräuchliche Transplantationskriterien vollständig',
    note: 'Mit der großzügigen Altersgrenze; die Wartezeit von sechs Monaten wird teils empfohlen, hier nicht verlangt.',
  },
  'LT-XIANG-01': { statement: 'Primärtumor reseziert' },
  'LT-XIANG-02': { statement: 'Keine extrahepatischen Metastasen' },
  'LT-XIANG-ALL': {
    statement: 'Beschreibung in XIANG2021 vollständig',
    note: 'Minimale Beschreibung ohne Alter, Grad und Tumorlast: wird gezeigt, reicht allein nie aus.',
  },
  'LT-REDDY-01': { statement: 'Keine extrahepatischen Metastasen', note: 'Auf die Leber beschränkte Erkrankung.' },
  'LT-REDDY-02': {
    statement: 'Refraktäre hormonelle Symptome',
    note: 'Extreme Symptome, die weder transarterielle noch Immun- oder Hormontherapie beherrscht.',
  },
  'LT-REDDY-ALL': {
    statement: 'Position von REDDY2010 vollständig',
    note: 'Position von 2010 aus derselben Arbeit, die die Transplantation nicht für tragfähig hält; als historische Sicht gezeigt, reicht allein nie aus.',
  },
  'LT-RS-01': { statement: 'Extrahepatische Metastasen vorhanden', note: 'Jeder Kriteriensatz schließt aktive extrahepatische Metastasen aus.' },
  'LT-RS-02': { statement: 'Grad G3 oder NEC', note: 'Jeder Kriteriensatz mit Zahlenwerten verlangt einen niedrigen Grad.' },
  'LT-RS-03': {
    statement: 'Primärtumor in situ',
    note: 'Die Transplantation wird nach Entfernung des Primärtumors beschrieben; CHAN2018 nennt nur die portale Drainage.',
  },
  'LT-RS-04': { statement: 'Karzinoid-Herzerkrankung oder schwere Komorbidität', note: 'Aus der Leberchirurgie übernommen.' },
  'LT-RC-01': {
    statement: 'Alter über 50 Jahre',
    note: 'Hazard Ratio für Tod 2,1; genau 50 löst nicht aus. Nur zur Anzeige: Die Option geht nie über „Zu erwägen“ hinaus.',
  },
  'LT-RC-02': {
    statement: 'Gleichzeitige Oberbauchoperation',
    note: 'Hazard Ratio für Tod 4,8. Nur zur Anzeige: Die Option geht nie über „Zu erwägen“ hinaus.',
  },
  'LT-MOD-01': {
    statement: 'Debulking nicht möglich',
    note: 'Die Transplantation wird für Patienten erwogen, die für ein Debulking nicht infrage kommen; ist es möglich, zuerst besprechen (Norlen).',
  },
  'LT-DATA-01': { statement: 'Angaben für die Transplantation vollständig' },
} as const satisfies Partial<Record<CriterionId, CriterionWording>>;
