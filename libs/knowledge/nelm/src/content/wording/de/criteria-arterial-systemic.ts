import type { CriterionId } from '../../ids.js';
import type { CriterionWording } from '../../model.js';

/** Arterial therapy, somatostatin analogues, targeted therapy and chemotherapy; in German. */
export const criteriaArterialSystemic = {
  'IAT-IND-01': {
    statement: 'Vollständige Resektion nicht möglich',
    note: 'Nicht resektable, auf die Leber beschränkte oder leberdominante Erkrankung.',
  },
  'IAT-IND-02': {
    statement: 'Hormonelle Symptome',
    note: 'Symptomatische Patienten; bei Resektabilität profitierten symptomatische Patienten mit hoher Tumorlast mehr von der Operation.',
  },
  'IAT-IND-03': { statement: 'Tumorlast der Leber über 25 % ohne hormonelle Symptome', note: 'Genau 25 % erfüllt das Kriterium nicht.' },
  'IAT-IND-04': { statement: 'Leberrezidiv', note: 'Rezidiv nach früherer Resektion.' },
  'IAT-IND-05': {
    statement: 'Primärtumor in situ und nicht resektabel',
    note: 'Alternative zur Leberoperation, wenn der Primärtumor nicht entfernbar ist; die zugrunde liegende Folgerung wird in X-06 kritisiert.',
  },
  'IAT-IND-06': {
    statement: 'Metastasierungsmuster II oder III',
    note: 'Diese Muster gelten als für nicht-chirurgische Therapie geeignet; ein grober Anhalt.',
  },
  'IAT-AC-01': { statement: 'Thrombose des Pfortaderhauptstamms' },
  'IAT-AC-02': { statement: 'Leberinsuffizienz oder Leberversagen' },
  'IAT-AC-03': { statement: 'Niereninsuffizienz oder Nierenversagen' },
  'IAT-AC-04': { statement: 'Bilirubin über 2 mg/dL', note: 'Genau 2,0 mg/dL löst nicht aus.' },
  'IAT-AC-05': { statement: 'Nicht korrigierbare Gerinnungsstörung', note: 'GANGI2020 führt sie nicht auf (X-27).' },
  'IAT-RC-01': { statement: 'Tumorlast der Leber über 75 %', note: 'Äußerste Vorsicht; genau 75 % löst nicht aus.' },
  'IAT-RC-02': { statement: 'Biliodigestive Anastomose', note: 'Äußerste Vorsicht wegen des Sepsisrisikos.' },
  'IAT-RC-03': { statement: 'Läsion grenzt an den Leberhilus', note: 'Der Tumorrand überlebt, der Masseneffekt bleibt bestehen.' },
  'IAT-RC-04': {
    statement: 'Ausgedehnte nicht resektable Erkrankung',
    note: 'REDDY2010 sieht keinen Fall für lebergerichtete Therapie; GANGI2020 und CHAN2018 bieten sie bei disseminierter Erkrankung an (X-28).',
  },
  'IAT-RC-05': {
    statement: 'Grad G3 oder NEC',
    note: 'Zuerst Chemotherapie; die transarterielle Therapie wird für hochgradige Tumoren nicht genannt, das Überleben war bei schlechter Differenzierung am kürzesten.',
  },
  'IAT-MOD-01': {
    statement: 'Bilobäre Erkrankung',
    note: 'Lappenweise behandeln; die Chemoembolisation wird meist wiederholt, die Radioembolisation kommt unter Umständen mit einer Sitzung aus.',
  },
  'IAT-DATA-01': { statement: 'Angaben für die Embolisation vollständig', note: 'Alle sind nötig, bevor eine Embolisation als „Gestützt“ gilt.' },
  'DEBTACE-RS-01': {
    statement: 'Medikamentenfreisetzende Partikel werden nicht mehr empfohlen',
    note: 'Unabhängig vom Profil: Biliome bei 7 von 13 Patienten, der Studienarm wurde geschlossen. Das Editorial führte das Verfahren 2018 noch auf (X-23).',
  },
  'HAI-IND-01': {
    statement: 'Nicht resektabel, Progression unter Somatostatin-Analogon',
    note: 'Arterielle Chemoinfusion mit Chemoembolisation bei Progression trotz Octreotid.',
  },
  'OCT-IND-01': {
    statement: 'Karzinoid-Syndrom',
    note: 'Somatostatin-Analoga sind die Basistherapie. Depot-Octreotid beginnt mit 20 mg alle 4 Wochen und kann bis 60 mg pro Monat gesteigert werden.',
  },
  'OCT-PROMID-01': { statement: 'Gut differenzierter Tumor' },
  'OCT-PROMID-02': { statement: 'Midgut-Primarius', note: 'Dünndarm, Appendix, proximales Kolon; bei unbekanntem Primärtumor offen.' },
  'OCT-PROMID-ALL': {
    statement: 'PROMID-Population',
    note: 'Funktionell oder nicht; Lebermetastasen erfüllen „inoperabel oder metastasiert“ der Studie.',
  },
  'OCT-IND-02': { statement: 'CLARINET-Population ohne Forderung nach Stabilität', note: 'Der Nutzen gilt als Klasseneffekt der Analoga.' },
  'OCT-IND-03': {
    statement: 'Rezidiv oder ausgedehnte nicht resektable Erkrankung',
    note: 'Möglichkeit beim Rezidiv; hormonelle Suppression bei ausgedehnter Erkrankung.',
  },
  'OCT-IND-04': {
    statement: 'Hormonelle Symptome',
    note: 'Die Analoga senken die Hormonausschüttung; das Syndrom ist nicht näher bestimmt. Insulinproduzierende Tumoren behandeln die Quellen nicht: Das Board prüft die Blutzuckereinstellung.',
  },
  'OCT-IND-05': {
    statement: 'G1 oder G2, mit Rezeptorexpression oder gastroenteropankreatischem Primarius',
    note: 'Langwirksames Analogon als Systemtherapie. Die Begrenzung des Grades und der rezeptorpositive Zweig jenseits dieser Lokalisationen sind Annahmen.',
  },
  'OCT-MOD-01': {
    statement: 'Primärtumor reseziert',
    note: 'Größte Wirkung bei reseziertem Primärtumor und geringer Tumorlast der Leber; für die Last nennt die Quelle keinen Wert.',
  },
  'LAN-CLARINET-01': { statement: 'Nicht-funktioneller Tumor' },
  'LAN-CLARINET-02': { statement: 'Somatostatinrezeptor-positiv' },
  'LAN-CLARINET-03': { statement: 'Gut oder mäßig differenzierter Tumor' },
  'LAN-CLARINET-04': { statement: 'Ki-67 unter 10 %', note: 'Genau 10 % erfüllt das Kriterium nicht.' },
  'LAN-CLARINET-05': { statement: 'Primarius in Pankreas, Midgut, Hindgut oder unbekannt', note: 'Magen, Duodenum und Lunge sind nicht aufgeführt.' },
  'LAN-CLARINET-06': { statement: 'Grad G1 oder G2' },
  'LAN-CLARINET-07': { statement: 'Stabile Erkrankung', note: 'Bei Einschluss 3 bis 6 Monate stabil; die Dauer wird nicht geprüft.' },
  'LAN-CLARINET-ALL': { statement: 'CLARINET-Population' },
  'LAN-IND-02': { statement: 'Karzinoid-Syndrom' },
  'LAN-IND-03': {
    statement: 'CLARINET-Population ohne Forderung nach Stabilität',
    note: 'Für eine nicht stabile Erkrankung oder einen nicht erfassten Verlauf.',
  },
  'LAN-IND-04': {
    statement: 'Hormonelle Symptome',
    note: 'Die Analoga senken die Hormonausschüttung; das Syndrom ist nicht näher bestimmt. Insulinproduzierende Tumoren behandeln die Quellen nicht: Das Board prüft die Blutzuckereinstellung.',
  },
  'LAN-IND-05': { statement: 'G1 oder G2, mit Rezeptorexpression oder gastroenteropankreatischem Primarius', note: 'Wie OCT-IND-05.' },
  'LAN-MOD-01': {
    statement: 'Stabile Erkrankung',
    note: 'Die Studienpatienten waren 3 bis 6 Monate stabil: Eine Wirkung bei Progression wurde dort nicht gezeigt. Dieselbe Prüfung wie LAN-CLARINET-07, neben den bedingten Indikationen gezeigt.',
  },
  'SAO-IND-01': { statement: 'Karzinoid-Syndrom', note: 'Zwei bis drei subkutane Gaben am Tag oder Infusion.' },
  'SAO-IND-02': { statement: 'Hormonelle Symptome', note: 'Wie OCT-IND-04.' },
  'EVE-R4-01': { statement: 'Progrediente Erkrankung' },
  'EVE-R4-02': { statement: 'Nicht-funktioneller Tumor' },
  'EVE-R4-03': { statement: 'Gut differenzierter Tumor' },
  'EVE-R4-04': {
    statement: 'Primarius in Lunge oder Gastrointestinaltrakt',
    note: 'Pankreastumoren waren nicht in dieser Studie; bei unbekanntem Primärtumor offen.',
  },
  'EVE-R4-ALL': { statement: 'RADIANT-4-Population', note: '10 mg täglich.' },
  'EVE-IND-02': {
    statement: 'Progredienter, gut differenzierter gastroenteropankreatischer Tumor',
    note: 'Das Editorial führt Everolimus für diese Tumoren ohne Bedingungen auf; Progression und Differenzierung sind aus RADIANT-4 übernommen. Die Pankreasstudie ist in den Quellen nur zitiert.',
  },
  'SUN-01': { statement: 'Progrediente Erkrankung' },
  'SUN-02': { statement: 'Gut differenzierter Tumor' },
  'SUN-03': { statement: 'Pankreas-Primarius' },
  'SUN-ALL': { statement: 'Population der Sunitinib-Studie', note: '37,5 mg täglich.' },
  'CAPTEM-01': { statement: 'Pankreas-Primarius' },
  'CAPTEM-02': { statement: 'Grad G1 oder G2', note: 'Niedriger bis intermediärer Grad.' },
  'CAPTEM-03': { statement: 'Progression in den letzten 12 Monaten' },
  'CAPTEM-ALL': {
    statement: 'E2211-Population',
    note: 'Auch als Kombination mit der besten Aussicht auf Verkleinerung vor einer Operation genannt, anekdotisch belegt.',
  },
  'TEM-IND-01': { statement: 'E2211-Population', note: 'Dieselbe Population; kürzeres progressionsfreies Überleben als unter der Kombination.' },
  'STZ-IND-01': {
    statement: 'Ausgedehnte nicht resektable Erkrankung',
    note: 'Salvage-Chemotherapie; geringe Ansprechrate, kurzes progressionsfreies Überleben.',
  },
  'CHEMO-HG-01': {
    statement: 'Grad G3 oder NEC',
    note: 'CHAN2018 nennt kein Schema; Cisplatin mit Etoposid erscheint nur als Literaturtitel in REDDY2010.',
  },
} as const satisfies Partial<Record<CriterionId, CriterionWording>>;
