import { formatOutpoint } from '../../primitives/outpoint.ts';
import { fill } from '../../texts/fill.ts';
import { agreement } from '../../tracing/agreement.ts';
import { escapeHtml } from '../html/escape-html.ts';
import type { ReportWriter } from '../html/report-writer.ts';

/** What the trace leaves open: mixes, what was not looked at, starts that met, how far the policies agree. */
export function limitsSection(writer: ReportWriter): string {
  const { texts, document, policies } = writer;
  const { trace } = document;
  const unit = document.about.asset.symbol;
  const perPolicy = policies.map((id) => ({ title: `${texts.methods.names[id]} (${unit})`, numeric: true }));
  const { notLookedAt } = trace;
  const amounts = policies.map(
    (id) =>
      `<li>${escapeHtml(`${texts.methods.names[id]}: ${writer.amount(notLookedAt.amounts[id] ?? 0n)}`)}</li>`,
  );
  const some = fill(texts.notLookedAt.some, { outputs: writer.count(texts.outputs, notLookedAt.outputs) });
  return [
    writer.heading(texts.notLookedAt.title),
    notLookedAt.outputs === 0
      ? writer.paragraph(texts.notLookedAt.none)
      : `${writer.paragraph(some)}<ul>${amounts.join('')}</ul>\n`,
    writer.heading(texts.mixed.title, 'inference'),
    trace.mixed.length === 0
      ? writer.paragraph(texts.mixed.none)
      : writer.table({
          caption: texts.mixed.intro,
          columns: [
            { title: texts.columns.nextTx, code: true },
            { title: texts.summary.count, numeric: true },
            ...perPolicy,
          ],
          rows: trace.mixed.map((entry) => [
            entry.txid,
            String(entry.outputs),
            ...writer.cells(entry.amounts),
          ]),
        }),
    writer.heading(texts.overlaps.title, 'inference'),
    trace.overlaps.length === 0
      ? writer.paragraph(texts.overlaps.none)
      : writer.table({
          caption: texts.overlaps.intro,
          columns: [
            { title: texts.columns.outpoint, code: true },
            { title: texts.overlaps.policy },
            { title: texts.overlaps.kept },
            { title: texts.overlaps.ignored },
            { title: `${texts.overlaps.amount} (${unit})`, numeric: true },
          ],
          rows: trace.overlaps.map((overlap) => [
            formatOutpoint(overlap),
            texts.methods.names[overlap.policy],
            trace.labels[overlap.kept]!,
            trace.labels[overlap.ignored]!,
            writer.digits(overlap.amount),
          ]),
        }),
    writer.heading(texts.agreement.title, 'inference'),
    writer.table({
      caption: texts.agreement.intro,
      columns: [
        { title: texts.agreement.policies },
        { title: texts.summary.count, numeric: true },
        { title: `${texts.agreement.value} (${unit})`, numeric: true },
      ],
      rows: agreement(trace).map((row) => [
        `${row.policies}/${policies.length}`,
        String(row.outputs),
        writer.digits(row.value),
      ]),
    }),
  ].join('');
}
