/** Comments of the evidence in German, by their English wording. */
export const evidenceComments: Readonly<Record<string, string>> = {
  'range across reports': 'Spannweite über Berichte',
  approximate: 'ungefähr',
  'additional to those at diagnosis': 'zusätzlich zu denen bei Diagnose',
  'the source says up to 8.1 years, with single courses up to 41 years; historical':
    'die Quelle sagt bis 8,1 Jahre, einzelne Verläufe bis 41 Jahre; historisch',
  'resectability as judged before 2010': 'Resektabilität nach Maßstäben vor 2010',
  '33 % with > 5 lesions; 58 % synchronous': '33 % mit > 5 Läsionen; 58 % synchron',
  'spelled Touzious in the table': 'in der Tabelle Touzious geschrieben',
  'comparator: median of 20 months': 'Vergleich: Median 20 Monate',
  'no effect size in the source': 'keine Effektgröße in der Quelle',
  'the label reads as recurrence-free; only 84 % recurrence and 59 % recurrence of symptoms are consistent (X-10)':
    'die Bezeichnung liest sich als rezidivfrei; stimmig sind nur 84 % Rezidive und 59 % Symptomrezidive (X-10)',
  'n is the resected arm only': 'n nur für den Resektionsarm',
  'curative resections, by a footnote': 'kurative Resektionen, laut Fußnote',
  'comparator: 32 months; not significant': 'Vergleich: 32 Monate; nicht signifikant',
  'tumour burden of the liver also associated': 'Tumorlast der Leber ebenfalls assoziiert',
  'alpha 0.05, power 0.8': 'Alpha 0,05, Power 0,8',
  'mean follow-up 2.8 years; conflicts with CHAN2018 (X-01)': 'mittlere Nachbeobachtung 2,8 Jahre; widerspricht CHAN2018 (X-01)',
  'mean size 2.3 ± 0.1 cm; 11 and 3 patients had 2 and 3 sessions; 49 % pretreated':
    'mittlere Größe 2,3 ± 0,1 cm; 11 und 3 Patienten mit 2 und 3 Sitzungen; 49 % vorbehandelt',
  'spelled Gilliams in the source': 'in der Quelle Gilliams geschrieben',
  '33 treatments reached 50 to 89 %, 7 reached < 50 %': '33 Behandlungen erreichten 50 bis 89 %, 7 erreichten < 50 %',
  'mean follow-up 3.2 years': 'mittlere Nachbeobachtung 3,2 Jahre',
  'symptoms recurred in all patients': 'bei allen Patienten Wiederkehr der Symptome',
  'octreotide n = 35, combination n = 33; no difference in survival; lower risk of progression with the combination (no figure)':
    'Octreotid n = 35, Kombination n = 33; kein Überlebensunterschied; geringeres Progressionsrisiko unter der Kombination (ohne Zahl)',
  'progression common': 'Progression häufig',
  'range over the cited reports': 'Spannweite über die zitierten Berichte',
  'no difference in survival': 'kein Überlebensunterschied',
  'P compares carcinoid with islet cell origin; n sums 74 HAE and 49 HACE, n per histology is not given':
    'P vergleicht Karzinoid mit Inselzellursprung; n summiert 74 HAE und 49 HACE, n je Histologie fehlt',
  'no difference between HAE and HACE': 'kein Unterschied zwischen HAE und HACE',
  'two protocols: 72 and 80 %': 'zwei Protokolle: 72 und 80 %',
  'sex, fall in 5-HIAA in urine and chromogranin A, and AST after embolisation were associated with survival':
    'Geschlecht, Abfall von 5-HIES im Urin und Chromogranin A sowie AST nach Embolisation waren mit dem Überleben assoziiert',
  'resection of the primary associated with better survival': 'Primärtumorresektion mit besserem Überleben assoziiert',
  'longest for carcinoid, then pancreatic, then poorly differentiated tumours':
    'am längsten bei Karzinoid, dann Pankreas, dann schlecht differenzierten Tumoren',
  'Ki-67 and E-cadherin associated with survival': 'Ki-67 und E-Cadherin mit dem Überleben assoziiert',
  'median recurrence-free survival 10.5 months': 'medianes rezidivfreies Überleben 10,5 Monate',
  'all free of symptoms after transplantation': 'alle nach Transplantation symptomfrei',
  'carcinoid tumours did better': 'Karzinoide verliefen günstiger',
  'the source gives 35 % for two kinds of uncontrolled symptoms; a second figure is missing (garbled)':
    'die Quelle nennt 35 % für zwei Arten unkontrollierter Symptome; eine zweite Zahl fehlt (beschädigt)',
  'all had relief of symptoms': 'alle mit Symptomlinderung',
  'at 60 days; spelled Lenhert in the text': 'nach 60 Tagen; im Text Lenhert geschrieben',
  'XIANG2021 words it as liver-directed therapy; the cited review is of resection (X-53)':
    'XIANG2021 spricht von lebergerichteter Therapie; die zitierte Übersicht behandelt Resektionen (X-53)',
  '223 of 481; the source says after 5 years': '223 von 481; die Quelle sagt nach 5 Jahren',
  '158 patients; no difference in progression-free survival between early and late recurrence when treated with curative intent; overall survival not stated':
    '158 Patienten; bei kurativer Therapie kein Unterschied im progressionsfreien Überleben zwischen Früh- und Spätrezidiv; Gesamtüberleben nicht angegeben',
  'up to this in certain reports': 'bis zu diesen Werten in einzelnen Berichten',
  'no figures in the source': 'keine Zahlen in der Quelle',
  'significant heterogeneity; no randomised trial': 'signifikante Heterogenität; keine randomisierte Studie',
  'inputs: number, maximum size, Ki-67; coefficients not in the source; not yet validated':
    'Eingaben: Zahl, größter Durchmesser, Ki-67; Koeffizienten nicht in der Quelle; noch nicht validiert',
  'subgroup with intra-arterial therapy': 'Teilgruppe mit transarterieller Therapie',
  'REDDY2010 gives P < 0.05 (X-14)': 'REDDY2010 nennt P < 0,05 (X-14)',
  'figure at 3 years in a column for 5 years': 'Wert nach 3 Jahren in einer Spalte für 5 Jahre',
  'a mean in a column for 5-year survival': 'ein Mittelwert in einer Spalte für 5-Jahres-Überleben',
  'less than with curative surgery': 'geringer als bei kurativer Operation',
  'XIANG2021 gives 30 % (X-05)': 'XIANG2021 nennt 30 % (X-05)',
  'called significant in the source': 'in der Quelle als signifikant bezeichnet',
  'the editorial states neither the bound of 25 % nor the overall 84 against 38.9 months':
    'das Editorial nennt weder die Grenze von 25 % noch die insgesamt 84 gegenüber 38,9 Monate',
  'no figures in this source': 'keine Zahlen in dieser Quelle',
  'better overall survival with Ki-67 of 21 to 54 % or adjuvant chemotherapy':
    'besseres Gesamtüberleben bei Ki-67 von 21 bis 54 % oder adjuvanter Chemotherapie',
  'no gain in progression-free survival with lower Ki-67 or adjuvant chemotherapy':
    'kein Gewinn beim progressionsfreien Überleben durch niedrigeres Ki-67 oder adjuvante Chemotherapie',
  'all nine died within 3 years': 'alle neun binnen 3 Jahren verstorben',
  'the only benefit was prevention of symptoms from the primary or from its function':
    'einziger Nutzen war die Vermeidung lokaler oder funktioneller Symptome',
  'selection bias acknowledged': 'Selektionsbias eingeräumt',
  'conflicts with 3.9 years in REDDY2010 (X-01)': 'widerspricht 3,9 Jahren in REDDY2010 (X-01)',
  'conflicts with 80 % liver progression in REDDY2010 (X-01)': 'widerspricht 80 % Leberprogression in REDDY2010 (X-01)',
  actuarial: 'aktuarisch',
  'out of 83 patients': 'von 83 Patienten',
  'disease-free survival not mentioned': 'krankheitsfreies Überleben nicht angegeben',
  '59 % in the later 10 years': '59 % in den späteren 10 Jahren',
  '88 seems to count transplanted and other patients': '88 zählt offenbar transplantierte und andere Patienten',
  'conflicts with 89 % in XIANG2021 (X-02); 88 seems to count transplanted and other patients':
    'widerspricht 89 % in XIANG2021 (X-02); 88 zählt offenbar transplantierte und andere Patienten',
  'later period only': 'nur der spätere Zeitraum',
  'no figures for overall survival': 'keine Zahlen zum Gesamtüberleben',
  'comparator: 34 %; GANGI2020 gives 31 % for transplantation (X-03)': 'Vergleich: 34 %; GANGI2020 nennt 31 % für die Transplantation (X-03)',
  'up to this range': 'bis zu dieser Spanne',
  'up to this value': 'bis zu diesem Wert',
  'before somatostatin analogues': 'vor den Somatostatin-Analoga',
  'no preset threshold': 'keine vorab festgelegte Schwelle',
  'no difference by functional status or primary site': 'kein Unterschied nach funktionellem Status oder Primärlokalisation',
  'the editorial says that survival was not the main measure (X-11)': 'laut Editorial war das Überleben nicht das Hauptmaß (X-11)',
  '30 (45 %) with liver cytoreduction, 22 of them with the primary; 21 with miliary or widespread disease not cytoreduced':
    '30 (45 %) mit Zytoreduktion der Leber, davon 22 mit Primärtumor; 21 mit miliärer oder disseminierter Erkrankung nicht zytoreduziert',
  'median follow-up 37.4 months': 'mediane Nachbeobachtung 37,4 Monate',
  'the strata did not differ in liver-specific progression-free or disease-specific survival':
    'kein Unterschied der Strata im leberspezifischen progressionsfreien oder krankheitsspezifischen Überleben',
  'only age < 50 was adverse for progression-free survival': 'nur ein Alter < 50 war für das progressionsfreie Überleben ungünstig',
  'median follow-up 33 months; described as lower than in the small-bowel series':
    'mediane Nachbeobachtung 33 Monate; als kürzer als in der Dünndarmserie beschrieben',
  '27 % reached 90 to 99, 18 % reached 70 to 89; no difference in progression':
    '27 % erreichten 90 bis 99, 18 % erreichten 70 bis 89; kein Unterschied der Progression',
  'adds up to 101 by rounding': 'ergibt durch Rundung 101',
  'the only predictor in multivariable analysis': 'einziger Prädiktor in der multivariablen Analyse',
  'mean cytoreduction 80 % on CT': 'mittlere Zytoreduktion 80 % im CT',
  'later update by Scott: 37.6 months (X-35)': 'spätere Auswertung von Scott: 37,6 Monate (X-35)',
  '77.6 % resection, 19.5 % combined; 52.5 % non-anatomic; R0 54, R1 20, R2 19 %':
    '77,6 % Resektion, 19,5 % kombiniert; 52,5 % nicht-anatomisch; R0 54, R1 20, R2 19 %',
  'independent factors; no hazard ratio in the source': 'unabhängige Faktoren; keine Hazard Ratio in der Quelle',
  'groups by number of lesions did not differ in debulking or overall survival':
    'Gruppen nach Läsionszahl ohne Unterschied in Debulking und Gesamtüberleben',
  'no deaths': 'keine Todesfälle',
  'bleeding and intra-abdominal infection most common': 'am häufigsten Blutung und intraabdominelle Infektion',
  'many of the missed lesions were < 2 mm': 'viele der übersehenen Läsionen waren < 2 mm',
  'CHAN2018 gives 50 % (X-03)': 'CHAN2018 nennt 50 % (X-03)',
  'patients without transplantation older; order inferred (X-46)': 'nicht Transplantierte älter; Reihenfolge erschlossen (X-46)',
  'fewer without transplantation; order inferred (X-46); T stage higher without transplantation, P 0.048':
    'weniger bei nicht Transplantierten; Reihenfolge erschlossen (X-46); T-Stadium ohne Transplantation höher, P 0,048',
  'conflicts with 13.1 % in CHAN2018 (X-02)': 'widerspricht 13,1 % in CHAN2018 (X-02)',
  'citation does not match (X-04)': 'Zitat passt nicht (X-04)',
  'excludes 64 % of patients': 'schließt 64 % der Patienten aus',
  'Strosberg is a series of embolisation alone by Table 2 of REDDY2010 (X-26)':
    'Strosberg ist laut Tabelle 2 von REDDY2010 eine reine Embolisationsserie (X-26)',
  '4 needed percutaneous drainage': '4 benötigten eine perkutane Drainage',
  'REDDY2010: 10 to 20 times (X-57)': 'REDDY2010: 10- bis 20-fach (X-57)',
  'resin spheres 20 to 40 µm, glass spheres 20 to 30 µm, particles for TAE 50 to 500 µm':
    'Harzsphären 20 bis 40 µm, Glassphären 20 bis 30 µm, Partikel für TAE 50 bis 500 µm',
  'arm with drug-eluting beads closed for early complications': 'Arm mit medikamentenfreisetzenden Partikeln wegen früher Komplikationen geschlossen',
  'crossover; no difference in overall survival': 'Crossover; kein Unterschied im Gesamtüberleben',
  'greatest effect with the primary resected and low hepatic burden': 'größte Wirkung bei reseziertem Primärtumor und geringer Tumorlast der Leber',
  'see X-24; no difference in overall survival; crossover': 'siehe X-24; kein Unterschied im Gesamtüberleben; Crossover',
  'risk reduced by 52 %': 'Risiko um 52 % gesenkt',
  'the confidence interval includes 1 although P < 0.05 (X-25)': 'das Konfidenzintervall schließt 1 ein, obwohl P < 0,05 (X-25)',
  'trial stopped early': 'Studie vorzeitig beendet',
  'no P value in the source': 'kein P-Wert in der Quelle',
  'median follow-up 29 months': 'mediane Nachbeobachtung 29 Monate',
  'personal communication; described as similar to 28 %': 'persönliche Mitteilung; als ähnlich zu 28 % beschrieben',
  'SWOG criteria': 'SWOG-Kriterien',
  'SWOG criteria, > 25 % and < 50 %': 'SWOG-Kriterien, > 25 % und < 50 %',
  'interim analysis': 'Zwischenanalyse',
  'lymphopenia and a rise of GGT also noted': 'auch Lymphopenie und GGT-Anstieg',
  'Table 1 of CHAN2018 gives 34 % (X-05)': 'Tabelle 1 von CHAN2018 nennt 34 % (X-05)',
  'GANGI2020 reports liver-specific progression-free, not overall survival for this study (X-09)':
    'GANGI2020 berichtet für diese Studie leberspezifisches progressionsfreies, nicht das Gesamtüberleben (X-09)',
  'the same citation is used for a limited benefit in symptomatic patients (X-21)':
    'dasselbe Zitat belegt auch begrenzten Nutzen bei symptomatischen Patienten (X-21)',
  'no confidence interval in the source': 'kein Konfidenzintervall in der Quelle',
  'almost 40 %': 'fast 40 %',
  'see X-18': 'siehe X-18',
  'the editorial gives a difference of 15.3 points (X-36)': 'das Editorial nennt einen Unterschied von 15,3 Punkten (X-36)',
  'conflicts in meaning with Elias (X-20)': 'widerspricht sinngemäß Elias (X-20)',
  'no figure in the source; same citation number as the matched comparison of surgery with arterial therapy':
    'keine Zahl in der Quelle; gleiche Zitatnummer wie der gematchte Vergleich von Operation und transarterieller Therapie',
};
