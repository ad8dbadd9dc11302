import { FLAG_COINBASE, FLAG_COINJOIN, type FlowSource, NO_ADDRESS } from '../../graph/flow-source.ts';
import { formatAmount } from '../../primitives/amount.ts';
import { chainById } from '../../primitives/chain.ts';
import { formatTime } from '../../primitives/format-time.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { fill } from '../../texts/fill.ts';
import type { Command } from '../command.ts';
import { ledgerTx } from '../evm/ledger-tx.ts';
import { isLedgerLake } from '../lake-chain.ts';
import { openSource } from '../open-source.ts';
import { OPTIONS } from '../options.ts';
import { print } from '../output/print.ts';
import { linkLines } from '../owners/link-lines.ts';
import { mixLines } from '../owners/mix-lines.ts';
import { outputTags } from '../tags/output-tags.ts';

export const txCommand: Command = {
  name: 'tx',
  arguments: [{ name: 'txid' }],
  options: [
    OPTIONS.links,
    OPTIONS.timeLimit,
    OPTIONS.tags,
    OPTIONS.labels,
    OPTIONS.on,
    OPTIONS.data,
    OPTIONS.engine,
    OPTIONS.format,
  ],
  async run(context, { arguments: [txid], options }) {
    if (isLedgerLake(String(options.data))) return ledgerTx(context, txid!, options);
    const source = await openSource(options);
    try {
      const tx = await describeTransaction(source, txid!);
      const { asset } = chainById((await source.coverage()).chain);
      const btc = (units: bigint) => formatAmount({ asset, units });
      const { says } = context.texts;
      const tags = await outputTags(context, source, options);
      const exchange = tx.inputs.some(({ addressId }) =>
        /exchange/i.test(tags?.get(addressId)?.category ?? ''),
      );
      const seen = await mixLines(context.texts, source, tx.id, exchange);
      const links =
        options.links === true && !tx.coinbase
          ? linkLines(
              context.texts,
              {
                inputs: tx.inputs.map(({ value }) => value),
                outputs: tx.outputs.flatMap(({ address, value }) => (address === undefined ? [] : [value])),
              },
              { seconds: Number(options.timeLimit), clock: context.clock },
            )
          : undefined;
      const rows = [
        ...tx.inputs.map((input, i) => [
          `${i}`,
          '<',
          input.outpoint ?? { shown: says.coinbase, raw: 'coinbase' },
          input.address ?? '',
          btc(input.value),
          '',
        ]),
        ...tx.outputs.map((output) => [
          `${output.vout}`,
          '>',
          `${tx.txid}:${output.vout}`,
          output.address ?? '',
          btc(output.value),
          output.spentBy ?? { shown: says.unspent, raw: 'unspent' },
        ]),
      ];
      print(context, String(options.format), {
        data: { ...tx, ...seen.data, ...(links ? { links: links.data } : {}) },
        columns: [{ title: '#' }, { title: '' }, 'outpoint', 'address', 'value', 'spentBy'],
        rows,
        right: [0, 4],
        above: [
          tx.txid,
          `${context.texts.columns.height} ${tx.height} · ${formatTime(tx.time)} UTC · ${tx.coinbase ? says.coinbase : fill(says.fee, { fee: btc(tx.fee) })}`,
          `${says.facts}:`,
        ],
        below: [`${says.inferences}:`, ...seen.lines, ...(links?.lines ?? [])],
      });
      return 0;
    } finally {
      await source.close();
    }
  },
};

async function describeTransaction(source: FlowSource, txid: string) {
  const id = await source.findTransaction(txid);
  if (id === undefined) throw new JejakError('TX_UNKNOWN', { meta: { input: txid } });
  const batch = await source.transactions(Float64Array.of(id));
  const blocks = await source.blocks(Uint32Array.of(batch.height[0]!));
  const spent = [...batch.inputTx].filter((tx) => tx >= 0);
  const spenders = [...batch.outputSpender].filter((tx) => tx >= 0);
  const names = new Map<number, string>();
  const wanted = Float64Array.from(new Set([id, ...spent, ...spenders])).sort();
  for (const [i, name] of (await source.txids(wanted)).entries()) names.set(wanted[i]!, name);
  const addressIds = Uint32Array.from(
    new Set([...batch.inputAddress, ...batch.outputAddress].filter((a) => a !== NO_ADDRESS)),
  ).sort();
  const addresses = new Map<number, string>();
  for (const [i, text] of (await source.addresses(addressIds)).entries()) addresses.set(addressIds[i]!, text);
  const producers = await source.transactions(Float64Array.from(new Set(spent)).sort());
  const firstOutput = new Map(Array.from(producers.tx, (tx, i) => [tx, producers.outputFirst[i]!]));
  const sum = (values: BigInt64Array) => values.reduce((total, value) => total + value, 0n);
  const coinbase = (batch.flags[0]! & FLAG_COINBASE) !== 0;
  return {
    id,
    txid: names.get(id)!,
    height: batch.height[0]!,
    time: blocks.time[0]!,
    coinbase,
    coinJoin: (batch.flags[0]! & FLAG_COINJOIN) !== 0,
    fee: coinbase ? 0n : sum(batch.inputValue) - sum(batch.outputValue),
    inputs: Array.from(batch.inputOutput, (output, i) => ({
      outpoint:
        output < 0
          ? undefined
          : `${names.get(batch.inputTx[i]!)}:${output - firstOutput.get(batch.inputTx[i]!)!}`,
      addressId: batch.inputAddress[i]!,
      address: addresses.get(batch.inputAddress[i]!),
      value: batch.inputValue[i]!,
    })),
    outputs: Array.from(batch.outputValue, (value, vout) => ({
      vout,
      address: addresses.get(batch.outputAddress[vout]!),
      value,
      spentBy: names.get(batch.outputSpender[vout]!),
    })),
  };
}
