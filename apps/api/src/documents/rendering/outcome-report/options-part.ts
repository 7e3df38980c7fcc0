import type { OptionStatusCode } from '@consilium/contracts';
import { cell, table, type Row } from '../page/table.js';
import { colours } from '../page/colours.js';
import { coloured, markSpan, span, styles } from '../page/styles.js';
import type { OptionView } from '../../views/outcome-view.js';
import type { Texts } from '../../texts/index.js';
import type { Part } from './part.js';

const statusColours: Readonly<Record<OptionStatusCode, string>> = {
  supported: colours.supported,
  consider: colours.consider,
  insufficientData: colours.insufficient,
  notIndicated: colours.notIndicated,
  notRecommended: colours.notRecommended,
  contraindicated: colours.contraindicated,
};
/** Statuses in the order they are read; inside a status the order is the catalogue's. */
const order: readonly OptionStatusCode[] = ['supported', 'consider', 'insufficientData', 'notRecommended', 'contraindicated', 'notIndicated'];
/** Statuses that say little about an option nobody spoke of: such options share a sentence. */
const brief: readonly OptionStatusCode[] = ['insufficientData', 'notIndicated'];
/** Reasons, and facts asked for, shown per option; the record holds all of them. */
const MOST_SHOWN = 3;
const MOST_FACTS = 6;

export function drawOptions(part: Part): void {
  const { flow, view, texts } = part;
  const words = texts.outcome;
  if (view.options.length === 0) return;
  const discussed = discussedOptions(part);
  // What the board spoke of first, each with its trace; inside both parts the order says nothing.
  const sorted = order.flatMap((status) => view.options.filter((option) => option.status === status));
  const inTable = [...sorted.filter(({ id }) => discussed.has(id)), ...sorted.filter(({ id, status }) => !discussed.has(id) && !brief.includes(status))];
  const rest = (status: OptionStatusCode): OptionView[] => sorted.filter((option) => option.status === status && !inTable.includes(option));

  flow.heading(2, words.options, { note: words.optionsNote(view.knowledge.version), keep: 70 });
  table(
    flow,
    [
      { head: words.optionColumns.option, share: 0.19, isRowHead: true },
      { head: words.optionColumns.status, share: 0.2 },
      { head: words.optionColumns.because, share: 0.42 },
      { head: words.optionColumns.criteria, share: 0.19 },
    ],
    inTable.map((option) => (discussed.has(option.id) ? optionRow(option, texts) : briefRow(option, texts))),
  );
  flow.y += 4;
  const open = rest('insufficientData');
  if (open.length > 0) {
    const facts = mostAskedFor(open);
    const asked = facts.length === 0 ? '' : ` ${words.mostAskedFor(listed(facts, MOST_FACTS, texts))}`;
    flow.paragraph([span(`${texts.statuses.insufficientData}: `, styles.cellStrong), span(`${open.map(({ name }) => name).join(', ')}.${asked}`, styles.cell)]);
    flow.y += 3;
  }
  const none = rest('notIndicated');
  if (none.length > 0) flow.paragraph([span(`${words.notIndicatedRest}: `, styles.cellStrong), span(`${none.map(({ name }) => name).join(', ')}.`, styles.cell)]);
  for (const { title, lines } of view.evaluation) {
    flow.y += 3;
    flow.paragraph([span(`${title}: `, styles.cellStrong), span(`${lines.map((line) => line.replace(/\.$/u, '')).join('; ')}.`, styles.cell)]);
  }
  if (view.disagreements.length > 0) {
    flow.heading(2, words.disagreements);
    flow.y += 4;
    flow.list(view.disagreements.map(({ id, text }) => [span(`${text} `, styles.cell), span(id, styles.cellMono)]));
  }
}

function discussedOptions({ view }: Part): ReadonlySet<string> {
  const named = view.rounds.flatMap(({ ballots }) => ballots.map(({ position }) => (position.kind === 'option' ? position.optionId : null)));
  const { position } = view.recommendation;
  return new Set([...named, position.kind === 'option' ? position.optionId : null].filter((id) => id !== null));
}

function optionRow({ name, status, because, pending, thresholds, sets }: OptionView, texts: Texts): Row {
  const style = coloured(styles.cellStrong, statusColours[status]);
  const lines = [
    ...because.slice(0, MOST_SHOWN).map(({ text }) => text),
    ...(because.length > MOST_SHOWN ? [texts.outcome.more(because.length - MOST_SHOWN)] : []),
    ...(pending === null ? [] : [`${pending.title}: ${listed(pending.facts, MOST_SHOWN, texts)}`]),
    ...(thresholds.length === 0 ? [] : [thresholds.join('; ')]),
    ...(sets.length === 0 ? [] : [sets.join('; ')]),
  ];
  const criteria = because.flatMap(({ criterionId }) => criterionId ?? []);
  return [
    cell(span(name, styles.cellStrong)),
    cell([markSpan(status, style), span(` ${texts.statuses[status]}`, style)]),
    cell(span(lines.join('\n'), styles.cell)),
    cell([span(criteria.slice(0, MOST_SHOWN).join('\n'), styles.cellMonoSmall), ...(criteria.length > MOST_SHOWN ? [span(`\n${texts.outcome.more(criteria.length - MOST_SHOWN)}`, styles.cellQuiet)] : [])]),
  ];
}

/** An option nobody spoke of: what mostly decides it, on one line. */
function briefRow({ name, status, because }: OptionView, texts: Texts): Row {
  const style = coloured(styles.cell, statusColours[status]);
  const [first] = because;
  return [
    cell(span(name, styles.cell)),
    cell([markSpan(status, style), span(` ${texts.statuses[status]}`, style)]),
    cell([span(first?.text ?? '', styles.cell), ...(because.length > 1 ? [span(`${first!.text.endsWith('.') ? '' : ','} ${texts.outcome.more(because.length - 1)}`, styles.cellQuiet)] : [])]),
    cell(span(first?.criterionId ?? '', styles.cellMonoSmall)),
  ];
}

/** The first few, and how many there are besides. */
function listed(items: readonly string[], most: number, { outcome: words }: Texts): string {
  const shown = items.slice(0, most).join(', ');
  return items.length > most ? `${shown}, ${words.more(items.length - most)}` : shown;
}

/** Facts by how many of the options ask for them. */
function mostAskedFor(options: readonly OptionView[]): string[] {
  const counts = new Map<string, number>();
  for (const fact of options.flatMap(({ pending }) => pending?.facts ?? [])) counts.set(fact, (counts.get(fact) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([fact]) => fact);
}
