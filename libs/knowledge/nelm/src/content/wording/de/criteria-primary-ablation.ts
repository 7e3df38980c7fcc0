import type { CriterionId } from '../../ids.js';
import type { CriterionWording } from '../../model.js';

/** Primary tumour, nodes and ablation; in German. */
export const criteriaPrimaryAblation = {
  'PRIMARY-IND-01': {
    statement: 'Symptomatischer, resektabler Primärtumor in situ',
    note: 'Obstruktion, Ischämie, Blutung oder Gallenwegsobstruktion; die Linderung räumen auch skeptische Quellen ein.',
  },
  'PRIMARY-IND-02': {
    statement: 'Symptomatischer Dünndarm-Primarius, Leberoperation geplant',
    note: 'Bei geplanter Leberoperation nachdrücklich zu erwägen; ohne Symptome siehe PRIMARY-IND-07.',
  },
  'PRIMARY-IND-03': {
    statement: 'G1 oder G2, Leber und Primärtumor R0 resektabel',
    note: 'Radikale Entfernung beider Lokalisationen, wenn durchführbar.',
  },
  'PRIMARY-IND-04': {
    statement: 'G1 oder G2, resektabler Primärtumor, mindestens 70 % Zytoreduktion',
    note: 'Exploration mit Resektion des Primärtumors und angestrebten 70 bis 90 %; die Quelle macht dies von Grad, Tumorlast, Symptomen und Komorbidität abhängig.',
  },
  'PRIMARY-IND-05': { statement: 'Asymptomatischer resektabler Primärtumor, Leber nicht vollständig resektabel', note: 'Offene Frage: siehe EQ-01.' },
  'PRIMARY-IND-06': {
    statement: 'Hormonelle Symptome bei funktionellem, resektablem Primärtumor in situ',
    note: 'Linderung von Symptomen durch einen hormonproduzierenden Primärtumor.',
  },
  'PRIMARY-IND-07': {
    statement: 'Resektabler Dünndarm-Primarius, Leberoperation geplant',
    note: 'Wie PRIMARY-IND-02, wenn Symptome fehlen oder nicht erfasst sind.',
  },
  'PRIMARY-RC-01': {
    statement: 'Asymptomatischer Primärtumor bei nicht vollständig resektabler Leber',
    note: 'Die Leitlinien raten ab; als Vorbehalt geführt, weil die Quellen sich genau hier widersprechen. EQ-01 wird immer mitgezeigt.',
  },
  'PRIMARY-RC-02': {
    statement: 'Asymptomatischer Pankreas-Primarius',
    note: 'Die Pankreasresektion hat ein höheres Risiko; eine Leberoperation ohne sie kann vertretbar sein.',
  },
  'PRIMARY-RC-03': {
    statement: 'Pankreatoduodenektomie erforderlich',
    note: 'Sepsisrisiko bei späterer transarterieller Therapie: zuerst die Reihenfolge klären.',
  },
  'PRIMARY-RC-04': { statement: 'Multiple oder schwere Komorbiditäten', note: 'Allgemeinzustand und Komorbidität sind vom Board abzuwägen.' },
  'PRIMARY-RC-05': { statement: 'Karzinoid-Herzerkrankung', note: 'Als Vorbehalt aus der Leberchirurgie übernommen.' },
  'PRIMARY-AC-01': { statement: 'Primärtumor in situ und nicht resektabel', note: 'Nicht durchführbar.' },
  'PRIMARY-DATA-01': { statement: 'Angaben zum Primärtumor vollständig' },
  'NODE-IND-01': {
    statement: 'Symptomatischer Dünndarm-Primarius mit Lymphknotenmetastasen',
    note: 'Mesenteriale Lymphknotenmasse mit desmoplastischer Reaktion: Obstruktion, Angina abdominalis; wenn möglich zu resezieren.',
  },
  'NODE-IND-02': {
    statement: 'Lymphknotenmetastasen, G1 oder G2, R0-Resektion möglich',
    note: 'Lymphknotenmetastasen verhindern dort die kurativ intendierte Operation nicht; dass sie dann mitentfernt werden, ist vorausgesetzt.',
  },
  'ABL-IND-01': {
    statement: 'Multifokale Erkrankung, eingeschränkte Leberfunktion oder ECOG ab 2',
    note: 'Jeder der drei Punkte macht die Ablation zu einer Möglichkeit; ECOG 2 für reduzierten Allgemeinzustand ist eine Annahme.',
  },
  'ABL-IND-02': {
    statement: 'Vollständige Resektion nicht möglich',
    note: 'Lokale Kontrolle und kurzfristige Linderung, wenn eine Resektion unmöglich ist.',
  },
  'ABL-IND-03': {
    statement: 'Rezidiv nach zwei oder mehr Leberresektionen',
    note: 'Besonders nützlich, wenn weitere Resektionen nach mehreren Operationen begrenzt sind; zwei steht für „mehrere“.',
  },
  'ABL-IND-04': {
    statement: 'Metastasierungsmuster II oder III',
    note: 'Diese Muster gelten als für die Ablation geeignet; ein grober Anhalt. Für III siehe auch ABL-AC-02 und X-29.',
  },
  'ABL-IND-05': {
    statement: 'Resektable Erkrankung mit wenigen Läsionen',
    note: 'Begrenzte resektable Tumorlast: Die Ablation steht neben der Operation.',
  },
  'ABL-SIZE-3': { statement: 'Größte Läsion bis 3 cm', note: 'Genau 3,0 cm gilt als günstig; die Schwierigkeit beginnt darüber.' },
  'ABL-SIZE-5': { statement: 'Größte Läsion bis 5 cm', note: 'Genau 5,0 cm gilt als behandelbar.' },
  'ABL-RC-01': {
    statement: 'Größte Läsion über 3 bis einschließlich 5 cm',
    note: 'Eine vollständige Ablation ist schwierig, Rezidive sind häufiger; Hazard Ratio für Tod 3,3.',
  },
  'ABL-AC-01': {
    statement: 'Größte Läsion über 5 cm',
    note: 'Regel für die einzelne Läsion: gilt als ungeeignet. Für den Patienten gilt sie, wenn die Läsion zu den Ablationszielen gehört.',
  },
  'ABL-AC-02': {
    statement: 'Zahlreiche bilobäre Läsionen, vom Team erfasst',
    note: 'Die alleinige Ablation ist kontraindiziert. Absolut nur, wenn das Team „zahlreich“ selbst erfasst hat; ein abgeleiteter Wert führt zu ABL-RC-04.',
  },
  'ABL-RC-02': {
    statement: 'Ausgedehnte nicht resektable Erkrankung',
    note: 'In dieser Arbeit kein Fall für lebergerichtete Therapie; andere Quellen erörtern die Ablation bei disseminierter Erkrankung (X-28).',
  },
  'ABL-RC-03': {
    statement: 'Nicht korrigierbare Gerinnungsstörung',
    note: 'Für die Ablation nennt sie keine Quelle; als Vorbehalt aus der transarteriellen Therapie übernommen.',
  },
  'ABL-RC-04': {
    statement: 'Zahlreiche bilobäre Läsionen, abgeleitet',
    note: '„Zahlreich“ folgt aus mehr als 10 Läsionen oder miliärer Metastasierung. Die Grenze 10 steht in keiner Quelle; sie begrenzt daher und schließt nicht aus.',
  },
  'ABL-RC-05': {
    statement: 'Miliäre Lebermetastasierung',
    note: 'Zu viele Absiedlungen für eine vollständige Ablation; dennoch wird Muster III als für die Ablation geeignet geführt (X-29).',
  },
  'ABL-RS-02': {
    statement: 'Leberversagen',
    note: 'Für Operation und transarterielle Therapie genannt, auf die Ablation übertragen. Eingeschränkte Leberfunktion (ABL-IND-01) ist ein anderer Befund.',
  },
  'ABL-RS-01': { statement: 'Grad G3 oder NEC', note: 'Bei hochgradigen Tumoren wird die Ablation von Metastasen nicht empfohlen.' },
  'ABL-MOD-01': { statement: 'Männliches Geschlecht', note: 'Hazard Ratio für Tod 3,1 nach Radiofrequenzablation.' },
  'ABL-MOD-02': {
    statement: 'Perkutaner Zugang bei mehr als 3 Läsionen',
    note: 'Der perkutane Zugang eignet sich für eine oder wenige Läsionen und erfordert meist eine Vollnarkose; 3 für „wenige“ ist eine Annahme. Intraoperativ sind mehrere Läsionen behandelbar.',
  },
  'RFA-RC-01': { statement: 'Läsion an einem großen Gefäß', note: 'Wärmeverlust am Gefäßrand; die Mikrowellenablation ist vorzuziehen.' },
  'MWA-RC-01': { statement: 'Läsion nahe portalen Strukturen', note: 'Risiko einer Gallengangsstriktur; irreversible Elektroporation erwägen.' },
  'MWA-MOD-01': {
    statement: 'Läsion an einem großen Gefäß',
    note: 'Wirkt auch an Gefäßen und ist schneller, sodass mehr Läsionen behandelbar sind.',
  },
  'IRE-IND-01': {
    statement: 'Läsion nahe portalen Strukturen oder an einem großen Gefäß',
    note: 'Nicht-thermisch; entlang wichtiger Strukturen einsetzbar.',
  },
  'IRE-RC-01': { statement: 'Größte Läsion über 3 cm', note: 'Nur für kleinere Läsionen; die Quelle nennt keinen Wert, 3 cm sind angenommen.' },
  'CRYO-RC-01': {
    statement: 'Kryotherapie ist abgelöst',
    note: 'Historisch das erste Verfahren, inzwischen durch die Radiofrequenzablation ersetzt. Gilt für jedes Profil.',
  },
} as const satisfies Partial<Record<CriterionId, CriterionWording>>;
