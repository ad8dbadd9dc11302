import { openClusters } from '../../clustering/open-clusters.ts';
import { type FlowSource, NONE } from '../../graph/flow-source.ts';
import { formatAmount } from '../../primitives/amount.ts';
import { chainById } from '../../primitives/chain.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { fill } from '../../texts/fill.ts';
import type { Command } from '../command.ts';
import { ledgerAddress } from '../evm/ledger-address.ts';
import { isLedgerLake } from '../lake-chain.ts';
import { openSource } from '../open-source.ts';
import { OPTIONS } from '../options.ts';
import { againWith } from '../output/again-with.ts';
import { print } from '../output/print.ts';

const PAGE = 4_096;

interface Received {
  readonly output: number;
  readonly txid: string;
  readonly vout: number;
  readonly height: number;
  readonly value: bigint;
  readonly spentBy?: string;
}

export const addressCommand: Command = {
  name: 'address',
  arguments: [{ name: 'address' }],
  options: [OPTIONS.data, OPTIONS.engine, OPTIONS.limit, OPTIONS.format],
  async run(context, { arguments: [text], options }) {
    if (isLedgerLake(String(options.data))) return ledgerAddress(context, text!, options);
    const source = await openSource(options);
    try {
      const id = await source.findAddress(text!);
      if (id === undefined) throw new JejakError('ADDRESS_UNKNOWN', { meta: { input: text } });
      const { asset } = chainById((await source.coverage()).chain);
      const btc = (units: bigint) => formatAmount({ asset, units });
      const limit = Number(options.limit);
      const sums = await sumOutputs(source, id, limit);
      const clusters = openClusters(String(options.data));
      const cluster = clusters.of(id);
      clusters.close();
      const [address] = await source.addresses(Uint32Array.of(id));
      const { says } = context.texts;
      print(context, String(options.format), {
        data: { address, addressId: id, cluster, ...sums },
        columns: ['outpoint', 'height', 'value', 'spentBy'],
        rows: sums.shown.map((row) => [
          `${row.txid}:${row.vout}`,
          `${row.height}`,
          btc(row.value),
          row.spentBy ?? { shown: says.unspent, raw: 'unspent' },
        ]),
        right: [1, 2],
        above: [
          address!,
          fill(says.addressTotals, {
            outputs: sums.outputs,
            received: btc(sums.received),
            unspent: sums.unspentOutputs,
            balance: btc(sums.balance),
          }),
          `${says.inferences}: ${cluster.size > 1 ? fill(says.cluster, { ...cluster }) : says.clusterAlone}`,
        ],
        below: [
          fill(says.nofM, { shown: sums.shown.length, total: sums.outputs }),
          ...(sums.shown.length < sums.outputs
            ? [fill(says.more, { command: againWith(context.words, 'limit', sums.outputs) })]
            : []),
        ],
      });
      return 0;
    } finally {
      await source.close();
    }
  },
};

/** Walks all outputs in pages, newest first; keeps the first `limit` for display. */
async function sumOutputs(source: FlowSource, address: number, limit: number) {
  let [outputs, unspentOutputs, received, balance] = [0, 0, 0n, 0n];
  const shown: Received[] = [];
  let before: number | undefined;
  for (;;) {
    const ids = await source.outputsOfAddress(address, {
      ...(before === undefined ? {} : { before }),
      limit: PAGE,
    });
    if (ids.length === 0) break;
    before = ids[ids.length - 1]!;
    const makers = await source.producers(ids);
    const batch = await source.transactions(Float64Array.from(new Set(makers)).sort());
    const rowOf = new Map(Array.from(batch.tx, (tx, i) => [tx, i]));
    const display: { output: number; row: number; vout: number; spender: number }[] = [];
    ids.forEach((output, i) => {
      const row = rowOf.get(makers[i]!)!;
      const vout = output - batch.outputFirst[row]!;
      const at = batch.outputStart[row]! + vout;
      const value = batch.outputValue[at]!;
      const spender = batch.outputSpender[at]!;
      outputs += 1;
      received += value;
      if (spender === NONE) {
        unspentOutputs += 1;
        balance += value;
      }
      if (shown.length + display.length < limit) display.push({ output, row, vout, spender });
    });
    const wanted = Float64Array.from(
      new Set(display.flatMap((d) => [batch.tx[d.row]!, d.spender]).filter((tx) => tx >= 0)),
    ).sort();
    const names = new Map((await source.txids(wanted)).map((name, i) => [wanted[i]!, name]));
    for (const d of display) {
      const spentBy = names.get(d.spender);
      shown.push({
        output: d.output,
        txid: names.get(batch.tx[d.row]!)!,
        vout: d.vout,
        height: batch.height[d.row]!,
        value: batch.outputValue[batch.outputStart[d.row]! + d.vout]!,
        ...(spentBy ? { spentBy } : {}),
      });
    }
  }
  return { outputs, unspentOutputs, received, balance, shown };
}
