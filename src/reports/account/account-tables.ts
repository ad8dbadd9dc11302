import type { AssetInfo } from '../../graph/account-source.ts';
import { formatTime } from '../../primitives/format-time.ts';
import { formatUnits } from '../../primitives/format-units.ts';
import { fill } from '../../texts/fill.ts';
import type { EndKind } from '../../texts/report/report-texts.ts';
import { transactionText } from '../../texts/transaction-text.ts';
import { chainHops } from '../../tracing/accounts/chain-hops.ts';
import type { PolicyAmounts } from '../../tracing/trace-result.ts';
import { labelsText } from '../labels-text.ts';
import { tagText } from '../tag-text.ts';
import type { AccountWriter } from './account-writer.ts';
import { assetTitle } from './asset-title.ts';

/** The tables of a report of an account chain. */
export const accountTables = { summary, places, methods, steps, assets };

/** Traced value by asset and by where it stopped, under every policy. */
function summary(writer: AccountWriter): string {
  const { texts, result, policies } = writer;
  const rows = new Map<string, { asset: number; name: string; count: number; amounts: bigint[] }>();
  for (const terminal of result.terminals) {
    const kind = texts.kinds[terminal.reason as EndKind];
    const name =
      terminal.tag && terminal.reason === 'tag' ? `${tagText(texts, terminal.tag)} – ${kind}` : kind;
    const key = `${terminal.asset} ${name}`;
    const row = rows.get(key) ?? { asset: terminal.asset, name, count: 0, amounts: policies.map(() => 0n) };
    row.count += 1;
    policies.forEach((policy, p) => {
      row.amounts[p] = row.amounts[p]! + (terminal.amounts[policy] ?? 0n);
    });
    rows.set(key, row);
  }
  const { transactions, transfers, accounts } = result.counts;
  return [
    writer.heading(texts.summary.title, 'inference'),
    writer.paragraph(fill(texts.account.stolen, { seeds: result.labels.slice(1).join(', ') }), 'lead'),
    writer.paragraph(fill(texts.account.traced, { transactions, transfers, accounts })),
    writer.table({
      caption: texts.summary.tableCaption,
      columns: [
        { title: texts.account.asset },
        { title: texts.summary.kind },
        { title: texts.summary.count, numeric: true },
        ...policies.map((policy) => ({ title: texts.methods.names[policy], numeric: true })),
      ],
      rows: [...rows.values()]
        .sort((a, b) => a.asset - b.asset || (a.name < b.name ? -1 : 1))
        .map((row) => {
          const asset = result.assets.get(row.asset)!;
          const cells = row.amounts.map((amount) => formatUnits(amount, asset.decimals));
          return [assetTitle(asset), row.name, String(row.count), ...cells];
        }),
    }),
    policies.includes('poison') ? writer.paragraph(texts.summary.poisonNote, 'soft') : '',
  ].join('');
}

/** Every account and asset where traced value stopped. */
function places(writer: AccountWriter): string {
  const { texts, result, policies } = writer;
  const t = texts.account;
  const rows = result.terminals.map((terminal) => {
    const asset = result.assets.get(terminal.asset)!;
    return [
      terminal.address || texts.noAddress,
      assetTitle(asset),
      time(terminal.firstTime),
      time(terminal.lastTime),
      String(terminal.arrivals),
      texts.kinds[terminal.reason as EndKind],
      ...amountCells(writer, asset, terminal.amounts),
      `${terminal.agreement}/${policies.length}`,
      String(terminal.depth),
      terminal.tag ? tagText(texts, terminal.tag) : '–',
    ];
  });
  return [
    writer.heading(t.placesTitle),
    rows.length === 0
      ? writer.paragraph(texts.terminals.none)
      : writer.table({
          caption: t.placesCaption,
          groups: [
            { title: texts.badge.fact, span: 5 },
            { title: texts.badge.inference, span: policies.length + 3 },
            { title: texts.badge.claim, span: 1 },
          ],
          columns: [
            { title: texts.columns.address, code: true },
            { title: t.asset },
            { title: t.first, time: true },
            { title: t.last, time: true },
            { title: t.arrivals, numeric: true },
            { title: texts.columns.reason },
            ...policies.map((policy) => ({ title: texts.methods.names[policy], numeric: true })),
            { title: texts.columns.agreement, numeric: true },
            { title: texts.columns.depth, numeric: true },
            { title: texts.columns.tag },
          ],
          rows,
        }),
  ].join('');
}

/** Every policy with its limit, the rule of exchanges, and the sums. */
function methods(writer: AccountWriter): string {
  const { texts, result, policies } = writer;
  const rows = policies.map((policy) => [
    texts.methods.names[policy],
    texts.methods.rules[policy],
    texts.methods.caveats[policy],
  ]);
  const sums = policies.flatMap((policy) =>
    (result.conservation[policy] ?? []).map((row) => {
      const asset = result.assets.get(row.asset)!;
      const { seeds, absorbed, convertedIn, convertedOut, terminals, fees, difference } = row;
      const list = [seeds, absorbed, convertedIn, convertedOut, terminals, fees, difference];
      return [
        texts.methods.names[policy],
        assetTitle(asset),
        ...list.map((units) => formatUnits(units, asset.decimals)),
      ];
    }),
  );
  const good = policies.every((policy) =>
    result.conservation[policy]?.every(({ difference }) => difference === 0n),
  );
  const { taggedAddresses, maxPayments, labels, stopAt = [] } = result.parameters;
  const c = texts.conservation.rows;
  return [
    writer.heading(texts.methods.title),
    writer.paragraph(fill(texts.account.rules, { tags: taggedAddresses, payments: maxPayments })),
    labels ? writer.paragraph(labelsText(texts, labels)) : '',
    ...stopAt.map((stop) => writer.paragraph(fill(texts.names.asked, { ...stop }))),
    writer.paragraph(texts.account.exchange),
    writer.table({
      caption: texts.methods.title,
      columns: [
        { title: texts.methods.policy },
        { title: texts.methods.rule },
        { title: texts.methods.caveat },
      ],
      rows,
    }),
    writer.heading(texts.conservation.title, 'inference'),
    good ? writer.paragraph(texts.account.holds) : writer.paragraph(texts.account.broken, 'bad'),
    writer.table({
      caption: texts.account.conservation,
      columns: [
        { title: texts.methods.policy },
        { title: texts.account.asset },
        ...[c.seeds, c.absorbed, '+ ⇄', '− ⇄', c.terminals, c.fees, c.difference].map((title) => ({
          title,
          numeric: true,
        })),
      ],
      rows: sums,
    }),
  ].join('');
}

/** Every transfer and exchange that carried traced value. */
function steps(writer: AccountWriter): string {
  const { texts, result, policies } = writer;
  const t = texts.account;
  const head = writer.heading(t.stepsTitle, 'inference');
  if (!result.parameters.recordHops) return head + writer.paragraph(texts.hops.absent);
  const rows = chainHops(result).map((hop) => {
    const asset = result.assets.get(hop.asset)!;
    const into = hop.into && result.assets.get(hop.into.asset);
    return [
      transactionText(hop.hash, t.tableRow),
      time(hop.time),
      hop.method,
      hop.fromAddress || '–',
      hop.toAddress || '–',
      assetTitle(asset),
      formatUnits(hop.value, asset.decimals),
      ...amountCells(writer, asset, hop.amounts),
      into ? `${formatUnits(hop.into!.value, into.decimals)} ${assetTitle(into)}` : '–',
    ];
  });
  return [
    head,
    writer.paragraph(t.stepsIntro),
    writer.table({
      caption: t.stepsTitle,
      columns: [
        { title: t.transaction, code: true },
        { title: 'UTC', time: true },
        { title: t.method },
        { title: texts.hops.from, code: true },
        { title: texts.hops.to, code: true },
        { title: t.asset },
        { title: texts.columns.value, numeric: true },
        ...policies.map((policy) => ({ title: texts.methods.names[policy], numeric: true })),
        { title: t.into },
      ],
      rows,
    }),
  ].join('');
}

/** What each asset is, by its contract. */
function assets(writer: AccountWriter): string {
  const { texts, result } = writer;
  const t = texts.account;
  return [
    writer.heading(t.assetsTitle, writer.recorded),
    writer.table({
      caption: t.assetsTitle,
      columns: [
        { title: t.asset },
        { title: t.contract, code: true },
        { title: t.decimals },
        { title: t.warning },
      ],
      rows: [...result.assets.values()].map((asset) => [
        assetTitle(asset),
        asset.contract ?? '–',
        asset.decimals === undefined ? '?' : `${asset.decimals} (${asset.decimalsSource})`,
        asset.warning || '–',
      ]),
    }),
  ].join('');
}

function amountCells({ policies }: AccountWriter, asset: AssetInfo, amounts: PolicyAmounts): string[] {
  return policies.map((policy) =>
    amounts[policy] === undefined ? '–' : formatUnits(amounts[policy], asset.decimals),
  );
}

function time(seconds: number): string {
  return seconds ? formatTime(seconds) : '–';
}
