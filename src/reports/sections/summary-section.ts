import { fill } from '../../texts/fill.ts';
import { escapeHtml } from '../html/escape-html.ts';
import type { ReportWriter } from '../html/report-writer.ts';
import type { SummaryRow } from '../report-document.ts';
import { tagText } from '../tag-text.ts';

/** What was traced and where it is now: in words by the primary policy, in a table by all. */
export function summarySection(writer: ReportWriter): string {
  const { document, texts, policies } = writer;
  const { trace, primary } = document;
  const t = texts.summary;
  const name = (row: SummaryRow) =>
    row.tag ? `${tagText(texts, row.tag)} – ${texts.kinds.tag}` : texts.kinds[row.kind];
  const start = trace.seeds.reduce((sum, { value }) => sum + value, 0n);
  const items = document.summary
    .filter(({ amounts }) => amounts[primary])
    .map((row) => {
      const where = row.outputs > 0 ? `${name(row)}` : texts.kinds[row.kind];
      return `<li><strong>${escapeHtml(writer.amount(row.amounts[primary]!))}</strong> – ${escapeHtml(where)}</li>\n`;
    });
  const rows = document.summary.map((row) => [
    name(row),
    row.outputs > 0 ? String(row.outputs) : '–',
    ...writer.cells(row.amounts),
  ]);
  const totals = policies.map((id) => {
    const total = document.summary.reduce((sum, { amounts }) => sum + (amounts[id] ?? 0n), 0n);
    return writer.digits(total);
  });
  const outputs = writer.count(texts.outputs, trace.seeds.length);
  return [
    writer.heading(t.title, 'inference'),
    writer.paragraph(fill(t.stolen, { amount: writer.amount(start), outputs }), 'lead'),
    writer.paragraph(
      fill(t.traced, {
        transactions: writer.count(texts.transactions, trace.counts.transactions),
        outputs: writer.count(texts.outputs, trace.counts.outputs),
        height: trace.coverage.tipHeight,
      }),
    ),
    writer.paragraph(
      fill(trace.parameters.direction === 'forward' ? t.whereNow : t.whereFrom, {
        policy: texts.methods.names[primary],
      }),
    ),
    `<ul>\n${items.join('')}</ul>\n`,
    writer.paragraph(t.primary),
    writer.table({
      caption: `${t.tableCaption} (${document.about.asset.symbol})`,
      columns: [
        { title: t.kind },
        { title: t.count, numeric: true },
        ...policies.map((id) => ({ title: texts.methods.names[id], numeric: true })),
      ],
      rows: [...rows, [t.total, '', ...totals]],
    }),
    policies.includes('poison') ? writer.paragraph(t.poisonNote, 'soft') : '',
    writer.paragraph(texts.numbersNote, 'soft'),
  ].join('');
}
