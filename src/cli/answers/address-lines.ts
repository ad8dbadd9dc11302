import type { AddressAnswer, Movement } from '../../answers/address/answer.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext } from '../command.ts';
import { againWith } from '../output/again-with.ts';
import type { Answer } from '../output/print.ts';
import { amountText, assetText } from './amount-text.ts';
import { basisLines } from './basis-lines.ts';

/** The address answer as lines, rows and CSV. */
export function addressLines(context: CliContext, answer: AddressAnswer): Answer {
  const { says, answers: texts } = context.texts;
  const assets = new Map(answer.assets.map((asset) => [asset.id, asset]));
  const { history, basis, cluster } = answer;
  const [data] = basis.data;
  return {
    data: answer,
    columns: ['time', 'kind', 'amount', 'asset', { title: texts.counterparty }, 'name', 'transaction'],
    rows: history.rows.map((row) => {
      const asset = assets.get(row.asset)!;
      const way = wayOf(row);
      const [first] = row.counterparties;
      return [
        timeText(row.at.time),
        { shown: texts.ways[way], raw: way },
        amountText(asset, netOf(row)),
        assetText(asset),
        row.coinJoin ? texts.coinJoin : partyText(context, row),
        first?.name?.label ?? '',
        row.txid,
      ];
    }),
    right: [2],
    csv: csvOf(answer),
    above: [answer.address, ...nameLines(context, answer), ...totalLines(context, answer)],
    below: [
      fill(texts.rows, { shown: history.rows.length, total: history.total ?? '?' }),
      ...(history.rows.length > 0 ? [fill(texts.counterparties, { shown: 5 })] : []),
      ...(history.next === null
        ? []
        : [fill(texts.nextPage, { command: againWith(context.words, 'cursor', history.next) })]),
      ...(answer.notLookedAt.includes('clusters') && data?.chain.startsWith('bitcoin')
        ? [texts.noClusters]
        : []),
      ...(cluster
        ? [`${says.inferences}: ${fill(says.cluster, { id: cluster.id, size: cluster.size })}`]
        : []),
      ...recordLines(context, answer),
      ...basisLines(context, basis),
    ],
  };
}

/** What keeps a sum or a row from being more than it is. */
function recordLines({ texts: { record } }: CliContext, { totals, history, grade }: AddressAnswer): string[] {
  const unknown = totals.filter(({ held }) => held === null).length;
  const calls = history.rows.filter((row) => row.grade !== grade).length;
  return [
    ...(unknown > 0 ? [fill(record.balances, { n: unknown, m: totals.length })] : []),
    ...(calls > 0 ? [fill(record.internal, { n: calls, m: history.rows.length })] : []),
  ];
}

function nameLines(context: CliContext, { name, listings, basis, notLookedAt }: AddressAnswer): string[] {
  const texts = context.texts.answers;
  if (notLookedAt.includes('names')) return [texts.namesNotAsked];
  const on = basis.labels!.on;
  return [
    ...listings.map(({ list, name: entry, state }) =>
      fill(state === 'listed' ? texts.listed : texts.listedUnknown, { list, on, name: entry }),
    ),
    name
      ? fill(texts.name, {
          label: name.label,
          category: name.category ? ` (${name.category})` : '',
          source: name.source,
        })
      : fill(texts.noName, { on }),
  ];
}

function totalLines(context: CliContext, { totals, assets }: AddressAnswer): string[] {
  const texts = context.texts.answers;
  return totals.flatMap((total) => {
    const asset = assets.find(({ id }) => id === total.asset)!;
    const held = total.held === null ? '' : amountText(asset, total.held);
    return [
      fill(texts.total, {
        asset: assetText(asset),
        received: amountText(asset, total.received),
        in: total.in,
        sent: amountText(asset, total.sent),
        out: total.out,
        held: fill(texts.held[total.heldIs], { held }),
      }),
      ...(total.beyond === null || total.beyond === '0'
        ? []
        : [fill(texts.beyond, { beyond: amountText(asset, total.beyond) })]),
      fill(texts.span, { first: timeText(total.first.time), last: timeText(total.last.time) }),
    ];
  });
}

function partyText(context: CliContext, { counterparties, counterpartiesTotal }: Movement): string {
  const { answers: texts } = context.texts;
  const [first] = counterparties;
  if (!first) return texts.nobody;
  return counterpartiesTotal === 1
    ? first.address
    : fill(texts.others, { address: first.address, count: counterpartiesTotal - 1 });
}

function wayOf(row: Movement): 'in' | 'out' | 'self' {
  const net = BigInt(row.in) - BigInt(row.out);
  return net > 0n ? 'in' : net < 0n ? 'out' : 'self';
}

/** What a row changed: on a chain of outputs a payment spends and gets change back in one transaction. */
function netOf(row: Movement): string {
  const net = BigInt(row.in) - BigInt(row.out);
  return `${net < 0n ? -net : net}`;
}

/** ISO time as people read it. */
const timeText = (time: string) => time.slice(0, 19).replace('T', ' ');

function csvOf({ history, assets, chain, address }: AddressAnswer): NonNullable<Answer['csv']> {
  const byId = new Map(assets.map((asset) => [asset.id, asset]));
  return {
    columns: [
      'chain',
      'address',
      'txid',
      'height',
      'time_utc',
      'asset',
      'symbol',
      'decimals',
      'in',
      'out',
      'counterparty',
      'counterparties',
      'counterparty_name',
      'coinjoin',
      'grade',
    ],
    rows: history.rows.map((row) => {
      const asset = byId.get(row.asset)!;
      const [first] = row.counterparties;
      return [
        chain,
        address,
        row.txid,
        `${row.at.height}`,
        row.at.time,
        row.asset,
        asset.symbol,
        `${asset.decimals ?? ''}`,
        amountText(asset, row.in),
        amountText(asset, row.out),
        first?.address ?? '',
        `${row.counterpartiesTotal}`,
        first?.name?.label ?? '',
        `${row.coinJoin}`,
        row.grade,
      ];
    }),
  };
}
