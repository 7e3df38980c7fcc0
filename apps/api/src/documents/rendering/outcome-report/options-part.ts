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
/** Statements shown per option; the record holds all of them. */
const MOST_REASONS = 3;

export function drawOptions(part: Part): void {
  const { flow, view, texts } = part;
  const words = texts.outcome;
  if (view.options.length === 0) return;
  const discussed = discussedOptions(part);
  const sorted = order.flatMap((status) => view.options.filter((option) => option.status === status));
  // "Not indicated" is no advice against: those nobody spoke of share one sentence.
  const inTable = sorted.filter(({ id, status }) => status !== 'notIndicated' || discussed.has(id));
  const rest = sorted.filter((option) => !inTable.includes(option));

  flow.heading(2, words.options, { note: words.optionsNote(view.knowledge.version), keep: 70 });
  table(
    flow,
    [
      { head: words.optionColumns.option, share: 0.27, isRowHead: true },
      { head: words.optionColumns.status, share: 0.2 },
      { head: words.optionColumns.because, share: 0.35 },
      { head: words.optionColumns.criteria, share: 0.18 },
    ],
    inTable.map((option) => optionRow(option, texts)),
  );
  if (rest.length > 0) {
    flow.y += 4;
    flow.paragraph([span(`${words.notIndicatedRest}: `, styles.cellStrong), span(`${rest.map(({ name }) => name).join(', ')}.`, styles.cell)]);
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

function optionRow({ name, status, because, criteria, asksFor, byPolicy }: OptionView, texts: Texts): Row {
  const words = texts.outcome;
  const style = coloured(styles.cellStrong, statusColours[status]);
  const reasons = [
    ...because.slice(0, MOST_REASONS),
    ...(asksFor.length === 0 ? [] : [words.asksFor(asksFor.join(', '))]),
    ...policyLines(byPolicy, texts),
  ];
  return [
    cell(span(name, styles.cellStrong)),
    cell([markSpan(status, style), span(` ${texts.statuses[status]}`, style)]),
    cell(span(reasons.length === 0 ? words.sourcesSilent : reasons.join('; '), reasons.length === 0 ? styles.cellQuiet : styles.cell)),
    cell(span(criteria.join('\n'), styles.cellMonoSmall)),
  ];
}

/** Policies with the same result share a line, e.g. "T70, T80: Supported". */
function policyLines(byPolicy: OptionView['byPolicy'], texts: Texts): string[] {
  const groups = new Map<OptionStatusCode, string[]>();
  for (const { policy, status } of byPolicy) groups.set(status, [...(groups.get(status) ?? []), policy]);
  return [...groups].map(([status, policies]) => texts.outcome.byPolicy(policies.join(', '), texts.statuses[status]));
}
