import { fill } from '../../texts/fill.ts';
import type { ReportWriter } from '../html/report-writer.ts';
import { describeRates } from '../rates/describe-rates.ts';
import { MEASURED_RATES } from '../rates/measured-rates.ts';

const ROWS = [
  'seeds',
  'absorbed',
  'overlaps',
  'terminals',
  'mixed',
  'notLookedAt',
  'fees',
  'rounding',
  'difference',
] as const;

/** Every policy with its limit, measured error where there is one, and the books of every policy. */
export function methodsSection(writer: ReportWriter): string {
  const { texts, policies, document } = writer;
  const { trace, about } = document;
  const t = texts.methods;
  const unit = about.asset.symbol;
  const rates = about.rates ?? describeRates(trace.parameters, MEASURED_RATES, texts);
  const balanced = policies.every((id) => trace.conservation[id]?.difference === 0n);
  return [
    writer.heading(t.title),
    writer.paragraph(t.intro),
    writer.table({
      caption: t.title,
      columns: [{ title: t.policy }, { title: t.rule }, { title: t.caveat }],
      rows: policies.map((id) => [t.names[id], t.rules[id], t.caveats[id]]),
    }),
    writer.paragraph(t.coinJoinCaveat),
    rates.length > 0 ? writer.paragraph(t.ratesNote) : writer.paragraph(t.ratesNone),
    rates.length > 0
      ? writer.table({
          caption: t.rates,
          columns: [
            { title: t.method },
            { title: t.precision, numeric: true },
            { title: t.recall, numeric: true },
            { title: t.basis },
          ],
          rows: rates.map((rate) => [rate.method, rate.precision, rate.recall, rate.basis]),
        })
      : '',
    writer.heading(texts.conservation.title, 'inference'),
    balanced
      ? writer.paragraph(texts.conservation.holds)
      : writer.paragraph(texts.conservation.broken, 'bad'),
    writer.table({
      caption: `${texts.conservation.intro} (${unit})`,
      columns: [
        { title: texts.conservation.item },
        ...policies.map((id) => ({ title: t.names[id], numeric: true })),
      ],
      rows: ROWS.map((row) => [
        texts.conservation.rows[row],
        ...policies.map((id) => writer.digits(trace.conservation[id]?.[row] ?? 0n)),
      ]),
    }),
    trace.counts.unbalanced > 0
      ? writer.paragraph(fill(texts.conservation.unbalanced, { n: trace.counts.unbalanced }), 'bad')
      : '',
  ].join('');
}
