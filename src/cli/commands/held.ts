import { openClusters } from '../../clustering/open-clusters.ts';
import { fill } from '../../texts/fill.ts';
import type { Command } from '../command.ts';
import { openSource } from '../open-source.ts';
import { OPTIONS } from '../options.ts';
import { againWith } from '../output/again-with.ts';
import { print } from '../output/print.ts';

export const heldCommand: Command = {
  name: 'held',
  arguments: [],
  options: [OPTIONS.data, OPTIONS.engine, OPTIONS.limit, OPTIONS.offset, OPTIONS.format],
  async run(context, { options }) {
    const source = await openSource(options);
    const clusters = openClusters(String(options.data));
    try {
      const offset = Number(options.offset);
      const { total, merges } = clusters.held({ offset, limit: Number(options.limit) });
      const { says, owners } = context.texts;
      const rows = [];
      for (const { a, b, tx, reason } of merges) {
        const [from, to] = await source.addresses(Uint32Array.of(a, b));
        const [txid] = await source.txids(Float64Array.of(tx));
        rows.push({
          a: from!,
          b: to!,
          sizeA: clusters.of(a).size,
          sizeB: clusters.of(b).size,
          txid: txid!,
          reason,
        });
      }
      const shown = offset + merges.length;
      const more =
        shown < total ? [fill(says.more, { command: againWith(context.words, 'offset', shown) })] : [];
      print(context, String(options.format), {
        data: { total, offset, held: rows },
        columns: ['from', 'addresses', 'to', 'addresses', 'transaction', 'reason'],
        rows: rows.map(({ a, b, sizeA, sizeB, txid, reason }) => [
          a,
          `${sizeA}`,
          b,
          `${sizeB}`,
          txid,
          { shown: owners.holds[reason], raw: reason },
        ]),
        right: [1, 3],
        below:
          total === 0
            ? [owners.heldNone]
            : [fill(says.nofM, { shown: merges.length, total }), ...more, owners.heldDecide],
      });
      return 0;
    } finally {
      clusters.close();
      await source.close();
    }
  },
};
