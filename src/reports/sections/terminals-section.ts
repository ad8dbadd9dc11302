import { formatTime } from '../../primitives/format-time.ts';
import { formatOutpoint } from '../../primitives/outpoint.ts';
import type { ReportWriter } from '../html/report-writer.ts';
import { tagText } from '../tag-text.ts';

/** The starts, and every output where traced value stopped: facts, inferences and claims in columns of their own. */
export function terminalsSection(writer: ReportWriter): string {
  const { document, texts, policies } = writer;
  const { seeds, terminals, labels } = document.trace;
  const c = texts.columns;
  const unit = document.about.asset.symbol;
  const facts = [
    { title: c.outpoint, code: true },
    { title: c.address, code: true },
    { title: `${c.value} (${unit})`, numeric: true },
    { title: c.height, numeric: true },
    { title: c.time, time: true },
  ];
  const starts = writer.table({
    caption: texts.seeds.caption,
    columns: [...facts, { title: texts.seeds.label }],
    rows: seeds.map((seed) => [
      formatOutpoint(seed),
      seed.address || texts.noAddress,
      writer.digits(seed.value),
      String(seed.height),
      formatTime(seed.time),
      labels[seed.label]!,
    ]),
  });
  const ends = writer.table({
    caption: texts.terminals.caption,
    groups: [
      { title: texts.badge.fact, span: 6 },
      { title: texts.badge.inference, span: policies.length + 3 },
      { title: texts.badge.claim, span: 1 },
    ],
    columns: [
      ...facts,
      { title: c.nextTx, code: true },
      { title: c.reason },
      ...policies.map((id) => ({ title: `${texts.methods.names[id]} (${unit})`, numeric: true })),
      { title: c.agreement, numeric: true },
      { title: c.depth, numeric: true },
      { title: c.tag },
    ],
    rows: terminals.map((terminal) => [
      formatOutpoint(terminal),
      terminal.address || texts.noAddress,
      writer.digits(terminal.value),
      String(terminal.height),
      formatTime(terminal.time),
      terminal.nextTxid ?? '–',
      texts.kinds[terminal.reason],
      ...writer.cells(terminal.amounts),
      `${terminal.agreement}/${policies.length}`,
      String(terminal.depth),
      terminal.tag ? tagText(texts, terminal.tag) : '–',
    ]),
  });
  return [
    writer.heading(texts.seeds.title, 'fact'),
    starts,
    writer.paragraph(texts.blockTime, 'soft'),
    writer.heading(texts.terminals.title),
    terminals.length > 0 ? ends : writer.paragraph(texts.terminals.none),
  ].join('');
}
