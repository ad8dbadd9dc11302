import { TRANSFER_KINDS } from '../../chains/evm/transfers/transfer.ts';
import { gradeOf } from '../../graph/grade-of.ts';
import { NO_ACCOUNT, TX_FAILED } from '../../graph/ledger/columns.ts';
import { formatTime } from '../../primitives/format-time.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { print } from '../output/print.ts';
import { assetAmount, assetName } from './asset-name.ts';
import { coverageLines } from './coverage-lines.ts';
import { factsTitle } from './facts-title.ts';
import { openAccountSource } from './open-account-source.ts';

/** `jejak tx` on a lake of an EVM chain: what a transaction moved, asset by asset. */
export async function ledgerTx(context: CliContext, hash: string, options: OptionValues): Promise<number> {
  const source = await openAccountSource(String(options.data), options);
  try {
    const id = await source.findTransaction(hash);
    if (id === undefined) throw new JejakError('TX_UNKNOWN', { meta: { input: hash } });
    const coverage = await source.coverage();
    const graded = gradeOf([coverage]);
    const batch = await source.transactions(Float64Array.of(id));
    const homes = [
      ...new Set([...batch.payer, ...batch.receiver, batch.sender[0]!, batch.target[0]!]),
    ].filter((home) => home !== NO_ACCOUNT);
    const texts = await source.addresses(Uint32Array.from(homes));
    const address = new Map(homes.map((home, i) => [home, texts[i]!]));
    const assets = await source.assets(batch.asset);
    const { says, record } = context.texts;
    const rows = Array.from(batch.kind, (kind, i) => ({
      kind: TRANSFER_KINDS[kind]!,
      from: address.get(batch.payer[i]!),
      to: address.get(batch.receiver[i]!),
      value: batch.value(i),
      asset: assets[i]!,
      // No root of a header covers what a contract calls.
      grade: TRANSFER_KINDS[kind] === 'internal' ? ('sourced' as const) : graded.grade,
    }));
    const internal = rows.filter((row) => row.kind === 'internal').length;
    const failed = (batch.flags[0]! & TX_FAILED) !== 0;
    const facts = {
      hash: hash.toLowerCase(),
      number: batch.number[0]!,
      time: batch.time[0]!,
      from: address.get(batch.sender[0]!),
      to: address.get(batch.target[0]!),
      failed,
    };
    print(context, String(options.format), {
      data: { ...facts, ...graded, transfers: rows },
      columns: [{ title: '#' }, 'kind', 'from', 'to', 'amount', 'asset'],
      rows: rows.map((row, i) => [
        `${i}`,
        row.kind,
        row.from ?? { shown: says.ledgerNewCoins, raw: '' },
        row.to ?? { shown: says.ledgerNowhere, raw: '' },
        assetAmount(row.asset, row.value),
        assetName(row.asset),
      ]),
      right: [0, 4],
      above: [
        facts.hash,
        fill(says.ledgerTx, {
          number: facts.number,
          time: formatTime(facts.time),
          from: facts.from ?? '–',
          to: facts.to ?? '–',
        }),
        ...(failed ? [says.ledgerFailed] : []),
        factsTitle(context, coverage),
      ],
      below: [
        ...(internal > 0 ? [fill(record.internal, { n: internal, m: rows.length })] : []),
        ...warnings(context, rows),
        ...coverageLines(context, coverage),
      ],
    });
    return 0;
  } finally {
    await source.close();
  }
}

/** Assets that are not what they look like, each once. */
function warnings(
  context: CliContext,
  rows: readonly { readonly asset: { readonly contract?: string; readonly warning: string } }[],
): string[] {
  const found = new Map<string, string>();
  for (const { asset } of rows)
    if (asset.warning && asset.contract)
      found.set(asset.contract, context.texts.says.ledgerWarning[asset.warning as 'counterfeit']);
  return [...found].map(([contract, text]) => `! ${contract}: ${text}`);
}
