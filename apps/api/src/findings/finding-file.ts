import { csvLine, type Finding } from '@consilium/contracts';

interface FindingWords {
  readonly columns: readonly string[];
  readonly severity: Readonly<Record<Finding['severity'], string>>;
  readonly state: Readonly<Record<Finding['state'], string>>;
  readonly owner: Readonly<Record<Finding['ownerRole'], string>>;
  readonly organisation: string;
  readonly fileName: string;
}

export const findingWords: Readonly<Record<'en' | 'de', FindingWords>> = {
  en: {
    columns: ['Finding', 'About', 'Board', 'Entry', 'Entry id', 'Weight', 'Finding in words', 'Put to', 'Answer due', 'State', 'Raised by', 'Raised (UTC)', 'Answer', 'Answered by', 'Answered (UTC)', 'Word of the auditor', 'Decided by', 'Decided (UTC)'],
    severity: { remark: 'remark', minor: 'minor', major: 'major', critical: 'critical' },
    state: { open: 'open', answered: 'answered', closed: 'closed', withdrawn: 'withdrawn' },
    owner: { chair: 'chair', coordinator: 'coordinator', administrator: 'administrator' },
    organisation: 'organisation',
    fileName: 'findings.csv',
  },
  de: {
    columns: ['Feststellung', 'Betrifft', 'Board', 'Eintrag', 'Kennung des Eintrags', 'Gewicht', 'Feststellung im Wortlaut', 'Gerichtet an', 'Antwort bis', 'Stand', 'Erhoben von', 'Erhoben (UTC)', 'Antwort', 'Beantwortet von', 'Beantwortet (UTC)', 'Wort der Prüfung', 'Entschieden von', 'Entschieden (UTC)'],
    severity: { remark: 'Hinweis', minor: 'gering', major: 'erheblich', critical: 'schwer' },
    state: { open: 'offen', answered: 'beantwortet', closed: 'abgeschlossen', withdrawn: 'zurückgenommen' },
    owner: { chair: 'Vorsitz', coordinator: 'Koordination', administrator: 'Administration' },
    organisation: 'Organisation',
    fileName: 'feststellungen.csv',
  },
};

/** The lines of the file, with the mark that makes spreadsheets read UTF-8. */
export function* findingLines(findings: readonly Finding[], language: 'en' | 'de'): Generator<string> {
  const words = findingWords[language];
  yield `\uFEFF${csvLine(words.columns)}\r\n`;
  for (const finding of findings) {
    const { entry, answer, verdict, raised } = finding;
    yield `${csvLine([
      finding.id, finding.case?.number ?? words.organisation, finding.case?.boardName ?? '', entry === null ? '' : `${entry.event} ${entry.position}`, entry?.id ?? '',
      words.severity[finding.severity], finding.text, words.owner[finding.ownerRole], finding.dueOn, words.state[finding.state], raised.by.displayName, raised.at,
      answer?.text ?? '', answer?.by.displayName ?? '', answer?.at ?? '', verdict?.text ?? '', verdict?.by.displayName ?? '', verdict?.at ?? '',
    ])}\r\n`;
  }
}
