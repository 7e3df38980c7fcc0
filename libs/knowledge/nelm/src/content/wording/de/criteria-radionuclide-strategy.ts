import type { CriterionId } from '../../ids.js';
import type { CriterionWording } from '../../model.js';

/** Radionuclides, interferon, radiotherapy, strategies, trials, classification helpers; in German. */
export const criteriaRadionuclideStrategy = {
  'PRRT-N1-01': { statement: 'Progrediente Erkrankung' },
  'PRRT-N1-02': { statement: 'Somatostatinrezeptor-positiv' },
  'PRRT-N1-03': { statement: 'Primarius in Jejunum, Ileum oder proximalem Kolon', note: 'Appendix und unbekannter Primärtumor lassen es offen.' },
  'PRRT-N1-ALL': { statement: 'NETTER-1-Population', note: '4 × 7,4 GBq alle 8 Wochen mit Octreotid LAR 30 mg.' },
  'PRRT-IND-02': {
    statement: 'Rezeptorpositiver gastroenteropankreatischer Tumor, progredient oder nicht resektabel',
    note: 'Der Satz zur Zulassung stellt keine weitere Bedingung; hier wird Progression oder eine nicht resektable Leber verlangt.',
  },
  'PRRT-IND-03': {
    statement: 'Rezeptorpositiver Tumor G3 oder NEC',
    note: 'Für einzelne Patienten; die Forderung nach Rezeptorexpression ist sinngemäß ergänzt.',
  },
  'PRRT-IND-04': {
    statement: 'Rezeptorpositiv und progredient, jeder Primarius',
    note: 'Dass in dieser Kohorte Progression verlangt war, sagt die Quelle nicht.',
  },
  'PRRT-RS-01': {
    statement: 'Somatostatinrezeptor-negativ',
    note: 'Alle prospektiven Daten betreffen rezeptorpositive Tumoren; als Kontraindikation nennt es keine Quelle.',
  },
  'PRRT-RC-01': { statement: 'Nieren- oder Leberinsuffizienz', note: 'Nur ein Hinweis, abgeleitet aus der Spättoxizität.' },
  'PRRT-RC-02': { statement: 'Grad G3 oder NEC', note: 'Zuerst Chemotherapie; PRRT nur für einzelne Patienten.' },
  'PRRT-MOD-01': {
    statement: 'Frühe Krankheitsphase',
    note: 'Therapiesparende Sicht: Nach Zytoreduktion kann die PRRT unter Umständen für später aufgehoben werden (EQ-04).',
  },
  'IN111-IND-01': { statement: 'Progrediente Erkrankung, vollständige Resektion nicht möglich' },
  'IN111-RS-01': { statement: 'Somatostatinrezeptor-negativ', note: 'Rezeptorligand wie in PRRT-RS-01; REDDY2010 erwähnt den Rezeptorstatus nicht.' },
  'MIBG-IND-01': {
    statement: 'Progrediente Erkrankung, vollständige Resektion nicht möglich',
    note: 'Mittlere Dauer des Ansprechens etwa 15 Monate; die Traceraufnahme wird nicht erwähnt.',
  },
  'IFN-IND-01': {
    statement: 'Midgut-Primarius reseziert, transarterielle Therapie erfolgt',
    note: 'Zusätzlich zu Octreotid nach Embolisation: weniger Progression, gleiches Überleben.',
  },
  'EBRT-IND-01': { statement: 'Grad G3 oder NEC' },
  'NEO-IND-01': { statement: 'Vollständige Resektion nicht möglich', note: 'Um eine nicht resektable in eine resektable Erkrankung zu überführen.' },
  'NEO-MOD-PRRT': { statement: 'Somatostatinrezeptor-positiv', note: 'PRRT, allein oder mit radiosensibilisierender Chemotherapie.' },
  'NEO-MOD-HAE': { statement: 'Vollständige Resektion nicht möglich (arterieller Weg)', note: 'Zuerst Embolisation, dann Neubeurteilung.' },
  'NEO-MOD-CAPTEM': { statement: 'Pankreas-Primarius', note: 'Capecitabin mit Temozolomid zur Verkleinerung.' },
  'NEO-RS-01': { statement: 'NEC oder Leberversagen', note: 'Es gibt keine Operation als Ziel des Downstagings: siehe SURG-RS-03 und SURG-RS-13.' },
  'ADJ-SSA-01': { statement: 'Funktioneller Tumor nach Zytoreduktion', note: 'Symptomlinderung 60 gegenüber 16 Monate.' },
  'ADJ-CHEMO-01': { statement: 'G3 oder NEC nach Zytoreduktion', note: 'Besseres Gesamtüberleben, kein Gewinn beim progressionsfreien Überleben.' },
  'ADJ-CHEMO-RC-01': {
    statement: 'Grad G1 oder G2',
    note: 'Streptozocin mit 5-FU: progressionsfreies Überleben nach 5 Jahren wie unter Beobachtung.',
  },
  'OBS-IND-01': {
    statement: 'Stabiler Tumor G1 oder G2 ohne hormonelle oder lokale Symptome',
    note: 'Keine Quelle empfiehlt die Beobachtung; aufgeführt, weil der natürliche Verlauf als Argument dient.',
  },
  'OBS-IND-02': { statement: 'Kein Resttumor nach Zytoreduktion', note: 'Nachsorge nach vollständiger Entfernung; Rezidive sind nahezu die Regel.' },
  'BSC-IND-01': { statement: 'Leberversagen oder ECOG ab 3', note: 'Die ECOG-Grenze ist eine Annahme.' },
  'TRIAL-RETNET-01': {
    statement: 'Nicht resektabel, progredient oder symptomatisch, Embolisation nicht kontraindiziert',
    note: 'Rekrutierung prüfen; der Arm mit medikamentenfreisetzenden Partikeln ist geschlossen. Eine Embolisationsstudie setzt fehlende Kontraindikationen gegen die Embolisation voraus; die Ausschlusskriterien der Studie stehen nicht in der Quelle (Annahme).',
  },
  'TRIAL-PRIMARY-01': {
    statement: 'Primärtumor in situ, vollständige Resektion nicht möglich',
    note: 'Prospektive Beobachtungsstudie; Rekrutierung prüfen.',
  },
  'CLASS-RECUR-EARLY': {
    statement: 'Rezidiv innerhalb von 36 Monaten nach Resektion',
    note: 'Innerhalb von 3 Jahren nach kurativ intendierter Resektion; genau 36 Monate gilt als früh.',
  },
  'CLASS-BURDEN-25': { statement: 'Tumorlast der Leber über 25 %', note: 'Kennzeichnet hohe Tumorlast; genau 25 % erfüllt das Kriterium nicht.' },
  'CLASS-BURDEN-50LT': { statement: 'Tumorlast der Leber unter 50 %', note: 'Genau 50 % erfüllt das Kriterium nicht.' },
  'CLASS-KI67-HGBAND': {
    statement: 'Ki-67 über 20 % und unter 55 %',
    note: 'Die Quelle nennt ganze Zahlen, 21 bis 54; genau 20 und genau 55 liegen außerhalb.',
  },
} as const satisfies Partial<Record<CriterionId, CriterionWording>>;
