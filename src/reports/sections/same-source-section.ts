import { formatTime } from '../../primitives/format-time.ts';
import { fill } from '../../texts/fill.ts';
import { findConsolidations } from '../../tracing/same-source/find-consolidations.ts';
import type { ReportWriter } from '../html/report-writer.ts';
import { MEASURED_OWNERS } from '../rates/measured-owners.ts';
import { shareText } from '../rates/share-text.ts';

/** Where coins of several addresses of the theft were spent together; with what was measured of the finding. */
export function sameSourceSection(writer: ReportWriter): string {
  const { texts, document, policies } = writer;
  const { trace, about } = document;
  if (trace.parameters.direction !== 'forward' || !trace.parameters.recordHops) return '';
  const t = texts.sameSource;
  const found = findConsolidations(trace, document.primary);
  const head = writer.heading(t.title, 'inference');
  if (found.consolidations.length === 0) return head + writer.paragraph(t.none);
  const { named, found: known, seed, transactions } = MEASURED_OWNERS.sameSource;
  const share = (one: typeof named) => shareText(texts.methods.rateShare, one, String);
  return [
    head,
    writer.paragraph(
      fill(t.summary, {
        joined: found.joined,
        addresses: found.addresses,
        transactions: found.consolidations.length,
        groups: found.groups.length,
        largest: found.groups[0]!.length,
      }),
    ),
    writer.paragraph(t.meaning),
    writer.paragraph(fill(t.policy, { policy: texts.methods.names[document.primary] })),
    writer.table({
      caption: t.caption,
      columns: [
        { title: t.transaction, code: true },
        { title: texts.columns.height, numeric: true },
        { title: texts.columns.time, time: true },
        { title: t.branches, numeric: true },
        { title: t.addresses, code: true },
        ...policies.map((id) => ({
          title: `${texts.methods.names[id]} (${about.asset.symbol})`,
          numeric: true,
        })),
      ],
      rows: found.consolidations.map((one) => [
        one.txid,
        String(one.height),
        formatTime(one.time),
        String(one.branches),
        one.addresses.join(' '),
        ...writer.cells(one.amounts),
      ]),
    }),
    writer.paragraph(fill(t.measured, { seed, transactions, precision: share(named), recall: share(known) })),
  ].join('');
}
