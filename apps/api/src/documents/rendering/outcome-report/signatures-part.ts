import { shortHash, utcSecond } from '../../texts/index.js';
import { cell, table, type Row } from '../page/table.js';
import { markSpan, span, styles } from '../page/styles.js';
import type { Part } from './part.js';

/** Name, meaning and time of every signature (21 CFR 11.50), and whose is missing. */
export function drawSignatures({ flow, view, texts }: Part): void {
  const words = texts.outcome;
  flow.heading(2, words.signatures, { note: words.signaturesNote, keep: 70 });
  const role = (discipline: Part['view']['signatures'][number]['discipline'], capacity: string | null): string =>
    [discipline === null ? '' : texts.disciplines[discipline], capacity ?? ''].filter((part) => part !== '').join(', ');
  const signed = view.signatures.map((signature): Row => {
    const isPlain = signature.meaning === 'approved';
    return [
      cell(span(signature.name, styles.cellStrong)),
      cell(span(role(signature.discipline, signature.capacity === 'chair' ? texts.capacities.chair : null), styles.cell)),
      cell([
        markSpan(signature.meaning === 'declined' ? 'notSigned' : 'signed', styles.cell),
        span(` ${texts.meanings[signature.meaning]}`, isPlain ? styles.cell : styles.cellStrong),
        ...(signature.reason === '' ? [] : [span(`: ${signature.reason}`, styles.cell)]),
      ]),
      cell(span(utcSecond(signature.signedAt), styles.cellMonoSmall)),
      cell(span(shortHash(signature.sha256), styles.cellMonoSmall)),
    ];
  });
  const missing = view.unsigned.map(({ name, discipline }): Row => [
    cell(span(name, styles.cellQuiet)),
    cell(span(role(discipline, null), styles.cellQuiet)),
    cell([markSpan('notSigned', styles.cellQuiet), span(` ${words.notSigned}`, styles.cellQuiet)]),
    cell(span('', styles.cellMonoSmall)),
    cell(span('', styles.cellMonoSmall)),
  ]);
  table(
    flow,
    [
      { head: words.signatureColumns.name, share: 0.21, isRowHead: true },
      { head: words.signatureColumns.role, share: 0.165 },
      { head: words.signatureColumns.meaning, share: 0.325 },
      { head: words.signatureColumns.time, share: 0.215 },
      { head: words.signatureColumns.hash, share: 0.085, align: 'right' },
    ],
    [...signed, ...missing],
  );
  if (missing.length > 0) {
    flow.y += 4;
    flow.paragraph([span(words.signedLater, styles.note)]);
  }
}
