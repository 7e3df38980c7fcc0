import type { CriterionId } from '../../ids.js';
import type { CriterionWording } from '../../model.js';

/** Liver surgery: blockers, curative resection, debulking, technique, combination, repeat resection; in German. */
export const criteriaLiverSurgery = {
  'SURG-RS-01': { statement: 'Karzinoid-Herzerkrankung', note: 'Schließt eine chirurgische Zytoreduktion in der Regel aus.' },
  'SURG-RS-02': { statement: 'Multiple oder schwere Komorbiditäten', note: '„Multipel“ ist eine Einschätzung des Boards, keine Zählung.' },
  'SURG-RS-03': { statement: 'Schlecht differenziertes Karzinom (NEC)', note: 'Kleine retrospektive Serien widersprechen: siehe EQ-03.' },
  'SURG-RS-04': {
    statement: 'NET G3 mit Ki-67 ab 55 %',
    note: 'Die Quellen nennen einen günstigen Bereich von 21 bis 54 % und „deutlich über“ 20 %; die Grenze von 55 % ist eine Rechenannahme.',
  },
  'SURG-RC-05': {
    statement: 'NET G3 mit Ki-67 unter 55 %',
    note: 'Die Leitlinie für hochgradige Tumoren rät von der Operation ab, kleine Serien berichten über Langzeitüberleben: siehe EQ-03. Nie besser als „Zu erwägen“.',
  },
  'SURG-RS-06': {
    statement: 'Tumorlast der Leber über 70 %',
    note: 'Die Quelle nennt einen Bereich von 50 bis 70 %, oberhalb dessen eine Operation in der Regel ausscheidet; über 70 % führen alle Lesarten zum selben Ergebnis.',
  },
  'SURG-RC-07': {
    statement: 'Tumorlast der Leber über 50 % bis einschließlich 70 %',
    note: 'Grauzone desselben Bereichs: genau 50 % liegen außerhalb, genau 70 % innerhalb.',
  },
  'SURG-RS-08': { statement: 'Mehr als 50 kleine bilobäre Metastasen', note: 'Genau 50 löst nicht aus. Die Quelle gibt für „klein“ keine Größe an.' },
  'SURG-RC-09': {
    statement: 'Extrahepatische Metastasen vorhanden',
    note: 'Etwa 2,5-faches Sterberisiko; wie stark dies wiegt, beurteilen die Quellen unterschiedlich: siehe EQ-06.',
  },
  'SURG-RC-10': {
    statement: 'Tumorlast der Leber über 25 % ohne hormonelle Symptome',
    note: 'Genau 25 % löst nicht aus. Als Alternative wird die transarterielle Therapie daneben gezeigt. „Asymptomatisch“ wird als Fehlen hormoneller Symptome gelesen.',
  },
  'SURG-RC-11': {
    statement: 'Drohender tumorbedingter Ersatz des Lebergewebes',
    note: 'In dieser späten Phase ist die Rolle der Chirurgie begrenzt; für das eingetretene Leberversagen gilt SURG-RS-13.',
  },
  'SURG-RS-12': {
    statement: 'Restleber nicht ausreichend',
    note: 'Die Restleber muss genügen und biliär wie vaskulär drainiert bleiben. Keine Quelle nennt einen Volumengrenzwert.',
  },
  'SURG-RS-13': {
    statement: 'Leberversagen',
    note: 'Das Editorial lässt der Chirurgie bei Leberversagen nur eine begrenzte Rolle; die Lesart als Empfehlung dagegen ist eine Annahme.',
  },
  'SURG-RC-13': {
    statement: 'Nicht korrigierbare Gerinnungsstörung',
    note: 'Für die Operation nennt sie keine Quelle; als Vorbehalt aus der transarteriellen Therapie übernommen.',
  },
  'SURG-RC-14': {
    statement: 'ECOG ab 2 oder Patient lehnt eine Operation ab',
    note: 'ECOG 2 für „schlechteren Allgemeinzustand“ ist eine Annahme. Eine dokumentierte Ablehnung begrenzt die Option; die medizinische Eignung bleibt sichtbar.',
  },
  'SURG-RC-15': {
    statement: 'Primärtumor in situ und nicht resektabel',
    note: 'Das Editorial hält den Verzicht auf die Operation zugunsten der transarteriellen Therapie für vertretbar; XIANG2021 widerspricht (X-60).',
  },
  'SURG-MOD-01': {
    statement: 'Rasche Progression',
    note: 'Eine gute Symptomkontrolle wurde bei langsamem Wachstum beobachtet; die Wachstumsgeschwindigkeit ist ein Faktor der individuellen Entscheidung. Ein Wert wird nicht genannt.',
  },
  'RESECT-ENETS-01': { statement: 'R0-Resektion möglich' },
  'RESECT-ENETS-02': { statement: 'Grad G1 oder G2' },
  'RESECT-ENETS-03': {
    statement: 'Keine extrahepatischen Metastasen',
    note: 'Früher resezierte extrahepatische Metastasen behandelt die Quelle nicht: unbekannt, das Board entscheidet.',
  },
  'RESECT-ENETS-04': {
    statement: 'Erwartete Morbidität unter 30 %',
    note: 'Genau 30 % erfüllt das Kriterium nicht. Welche Komplikationen zählen, definiert die Quelle nicht.',
  },
  'RESECT-ENETS-05': { statement: 'Erwartete Letalität unter 5 %', note: 'Genau 5 % erfüllt das Kriterium nicht.' },
  'RESECT-ENETS-ALL': {
    statement: 'ENETS-Bedingungen für die Resektion vollständig',
    note: 'Alle fünf müssen erfüllt sein. Fehlt eine, ist die Indikation off-label; das ist laut XIANG2021 nicht selten.',
  },
  'RESECT-CHAN-01': {
    statement: 'G1 oder G2 und R0-Resektion möglich',
    note: 'Leber- oder Lymphknotenmetastasen schließen hier eine Operation in kurativer Intention nicht aus.',
  },
  'RESECT-REDDY-01': {
    statement: 'Vollständige Resektion möglich bei ausreichender Restleber',
    note: 'Makroskopisch vollständige Entfernung mit genügender, perfundierter und drainierter Restleber; ohne Grenze für Grad oder Risiko.',
  },
  'RESECT-MOD-01': { statement: 'Metastasierungsmuster I (solitäre Metastase)', note: 'Muster I spricht für die Resektion; nur ein grober Anhalt.' },
  'RESECT-MOD-02': {
    statement: 'Metastasierungsmuster II oder III',
    note: 'Die Muster II und III sprechen für Ablation und nicht-chirurgische Verfahren; nur ein grober Anhalt (ABL-IND-04, IAT-IND-06).',
  },
  'RESECT-RC-01': {
    statement: 'Leberrezidiv nach früherer kurativer Operation',
    note: 'Das Rezidiv wird unter der erneuten Resektion beurteilt, die für ausgewählte Patienten gilt.',
  },
  'RESECT-DATA-01': { statement: 'Angaben für die kurative Resektion vollständig' },
  'DEBULK-T70': {
    statement: 'Mindestens 70 % der Lebertumormasse entfernbar',
    note: 'Genau 70 % ist eingeschlossen (Strata 70 bis 89 und 70 bis 90 %, Resttumor bis 30 %); einige Stellen der Quellen sagen mehr als 70 %, siehe X-08.',
  },
  'DEBULK-T80': {
    statement: 'Mindestens 80 % der Lebertumormasse entfernbar',
    note: 'Genau 80 % ist eingeschlossen, wie in den Zusammenfassungen von REDDY2010 und CHAN2018; der Haupttext von CHAN2018 nennt mehr als 80 bis 90 %.',
  },
  'DEBULK-T90': {
    statement: 'Mindestens 90 % der Lebertumormasse entfernbar',
    note: 'Genau 90 % ist eingeschlossen („mindestens“); die Strata von Scott ordnen den Wert der Gruppe 70 bis 90 % zu.',
  },
  'DEBULK-T95': {
    statement: 'Mindestens 95 % der Lebertumormasse entfernbar',
    note: 'Historisch, vor der Zeit der Somatostatin-Analoga; nur zur Anzeige, nie Voreinstellung.',
  },
  'DEBULK-IND-01': {
    statement: 'Funktioneller Tumor mit hormonellen Symptomen, Schwelle erreicht',
    note: 'Der Nutzen ist bei funktionellen Tumoren am deutlichsten. Die Schwelle richtet sich nach der gewählten Vorgabe: 70, 80 oder 90 %.',
  },
  'DEBULK-IND-02': {
    statement: 'Refraktäre hormonelle Symptome, vollständige Entfernung nicht möglich',
    note: 'Schwere Symptome, die andere Therapien nicht beherrschen. Ohne Schwellenwert. Nicht resektable extrahepatische Metastasen zählen ebenso wie die nicht resektable Leber.',
  },
  'DEBULK-IND-03': {
    statement: 'Tumor bedroht Gallenwege oder Darm, vollständige Entfernung nicht möglich',
    note: 'Die Lage gefährdet kurzfristig die Lebensqualität durch biliäre oder intestinale Obstruktion. Ohne Schwellenwert.',
  },
  'DEBULK-IND-04': {
    statement: 'Nicht-funktioneller Tumor, Schwelle erreicht',
    note: 'Ziel ist, den tumorbedingten Ersatz der Leber zu verhindern. Das Editorial nennt 70 bis 90 %: siehe EQ-02.',
  },
  'DEBULK-IND-05': {
    statement: 'Funktioneller Tumor, Schwelle erreicht',
    note: 'Mit dem Ziel Überleben, unabhängig von aktuellen hormonellen Symptomen.',
  },
  'DEBULK-RS-01': {
    statement: 'Miliäre Lebermetastasierung',
    note: 'Patienten mit miliärer oder disseminierter Metastasierung wurden nicht zytoreduziert.',
  },
  'DEBULK-RS-02': {
    statement: 'G3 oder NEC und vollständige Resektion nicht möglich',
    note: 'Bei hochgradigen Tumoren stammt der berichtete Nutzen aus Resektionen in kurativer Intention, nicht aus unvollständiger Entfernung: siehe EQ-03. NEC und G3 stehen zusammen, damit auch entschieden wird, wenn beide nicht zu unterscheiden sind.',
  },
  'DEBULK-RC-03': {
    statement: 'Vollständige Resektion möglich',
    note: 'Die vollständige Resektion hat Vorrang; das Debulking bleibt für den Fall, dass sie nicht möglich ist.',
  },
  'DEBULK-MOD-01': {
    statement: 'Mehr als 10 Lebermetastasen',
    note: 'Kein Ausschluss: Ausmaß des Debulkings und Gesamtüberleben waren wie bei weniger Läsionen.',
  },
  'DEBULK-MOD-02': {
    statement: 'Größte Metastase 5 cm oder mehr',
    note: 'Prädiktor der Progression bei Pankreas- und Duodenaltumoren. Das Vergleichszeichen fehlt in der Kopie; „oder mehr“ ist angenommen.',
  },
  'DEBULK-DATA-01': {
    statement: 'Angaben für das Debulking vollständig',
    note: 'Angeben, wie der entfernbare Anteil gemessen wurde: CT-Volumen (Maxwell), makroskopisch sichtbarer Tumor (McEntee) oder Zahl der Läsionen (XIANG2021).',
  },
  'PSR-IND-01': {
    statement: 'Vollständige Resektion möglich oder mindestens 70 % entfernbar',
    note: 'Keilresektion, Enukleation oder Ablation; Ergebnisse ähnlich wie bei großer Resektion.',
  },
  'COMBO-IND-01': {
    statement: 'Allein nicht resektabel, mit Resektion plus Ablation vollständig behandelbar',
    note: 'Resektion und Ablation zusammen erreichen die vollständige Behandlung.',
  },
  'COMBO-IND-02': {
    statement: 'Metastasierungsmuster II (Hauptherd mit kleineren Absiedlungen)',
    note: 'Muster II kann der Kombination noch zugänglich sein.',
  },
  'COMBO-IND-03': {
    statement: 'Nicht vollständig resektabel, mindestens 80 % entfernbar',
    note: 'Debulking mit oder ohne Ablation, wenn 80 bis 90 % entfernt werden können.',
  },
  'COMBO-RS-01': {
    statement: 'G3 oder NEC und auch mit Ablation nicht vollständig behandelbar',
    note: 'Wie DEBULK-RS-02, außer Resektion und Ablation zusammen entfernen alle Herde: siehe EQ-03.',
  },
  'REP-IND-01': { statement: 'Rezidiv vollständig resektabel', note: 'Bei sorgfältig ausgewählten Patienten sicher und durchführbar.' },
} as const satisfies Partial<Record<CriterionId, CriterionWording>>;
