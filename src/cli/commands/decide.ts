import type { ClusterDecision } from '../../clustering/settings/cluster-settings.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { fill } from '../../texts/fill.ts';
import type { Command } from '../command.ts';
import { openSource } from '../open-source.ts';
import { OPTIONS } from '../options.ts';
import { print } from '../output/print.ts';
import { knownAddress } from '../owners/known-address.ts';
import { knownTransaction } from '../owners/known-transaction.ts';
import { rebuildClusters } from '../owners/rebuild-clusters.ts';

export const decideCommand: Command = {
  name: 'decide',
  arguments: [
    { name: 'decision', choices: ['merge', 'apart', 'ignore'] },
    { name: 'first' },
    { name: 'second', optional: true },
  ],
  options: [OPTIONS.by, OPTIONS.because, OPTIONS.data, OPTIONS.format],
  async run(context, { arguments: [word, first, second], options }) {
    const signed = { by: String(options.by), reason: String(options.because) };
    const source = await openSource({ ...options, engine: 'graph' });
    let decision: ClusterDecision;
    try {
      if (word === 'ignore') {
        await knownTransaction(source, first!);
        decision = { decision: 'ignore', txid: first!, ...signed };
      } else {
        if (!second || (word !== 'merge' && word !== 'apart'))
          throw new JejakError('OPTION_INVALID', {
            meta: {
              option: word!,
              value: second ?? '',
              allowed: 'merge|apart <address> <address>, ignore <txid>',
            },
          });
        for (const text of [first!, second]) await knownAddress(source, text);
        decision = { decision: word, a: first!, b: second, ...signed };
      }
    } finally {
      await source.close();
    }
    const subject = (one: ClusterDecision) =>
      one.decision === 'ignore' ? one.txid : [one.a, one.b].sort().join();
    const made = await rebuildClusters(String(options.data), (settings) => ({
      ...settings,
      // A new word about the same takes the place of the old one.
      decisions: [...settings.decisions.filter((one) => subject(one) !== subject(decision)), decision],
    }));
    const { merges, holds } = made;
    print(context, String(options.format), {
      data: { decision, merges, holds },
      columns: ['detail'],
      rows: [],
      above: [fill(context.texts.owners.decided, { merges, holds })],
    });
    return 0;
  },
};
