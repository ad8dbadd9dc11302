import { formatTime } from '../../primitives/format-time.ts';
import { formatOutpoint } from '../../primitives/outpoint.ts';
import { fill } from '../../texts/fill.ts';
import type { HopEnd, TraceHop } from '../../tracing/trace-result.ts';
import { escapeHtml } from '../html/escape-html.ts';
import type { ReportWriter } from '../html/report-writer.ts';

/** Steps shown at once; the others are folded away, none is left out. */
const VISIBLE = 20;

/** Every transaction that was passed, with its traced inputs, outputs and fee. */
export function hopsSection(writer: ReportWriter): string {
  const { texts, document } = writer;
  const { hops, parameters } = document.trace;
  const head = writer.heading(texts.hops.title, 'inference');
  if (!parameters.recordHops) return head + writer.paragraph(texts.hops.absent);
  if (hops.length === 0) return head + writer.paragraph(texts.hops.none);
  const parts = hops.map((hop, i) => oneHop(writer, hop, i + 1));
  const folded = parts.slice(VISIBLE);
  const rest =
    folded.length > 0
      ? `<details><summary>${escapeHtml(writer.count(texts.more, folded.length))}</summary>${folded.join('')}</details>\n`
      : '';
  return head + writer.paragraph(texts.hops.intro) + parts.slice(0, VISIBLE).join('') + rest;
}

function oneHop(writer: ReportWriter, hop: TraceHop, number: number): string {
  const { texts, policies, document } = writer;
  const c = texts.columns;
  const unit = document.about.asset.symbol;
  const row = (side: string, end: HopEnd) => [
    side,
    formatOutpoint(end),
    end.address || texts.noAddress,
    writer.digits(end.value),
    ...writer.cells(end.amounts),
  ];
  const paid = hop.feeSources.map(({ txid, amounts }) => [
    texts.hops.from,
    fill(texts.hops.feesOf, { txid }),
    '–',
    '–',
    ...writer.cells(amounts),
  ]);
  const fee =
    Object.keys(hop.fee).length > 0 ? [[texts.hops.fee, '–', '–', '–', ...writer.cells(hop.fee)]] : [];
  return (
    `<h3>${number}. <code>${escapeHtml(hop.txid)}</code></h3>\n` +
    writer.table({
      caption: `${c.height} ${hop.height} – ${formatTime(hop.time)} UTC`,
      columns: [
        { title: c.side },
        { title: c.outpoint, code: true },
        { title: c.address, code: true },
        { title: `${c.value} (${unit})`, numeric: true },
        ...policies.map((id) => ({ title: `${texts.methods.names[id]} (${unit})`, numeric: true })),
      ],
      rows: [
        ...paid,
        ...hop.from.map((end) => row(texts.hops.from, end)),
        ...hop.to.map((end) => row(texts.hops.to, end)),
        ...fee,
      ],
    })
  );
}
