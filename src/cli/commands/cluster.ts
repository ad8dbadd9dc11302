import { openClusters } from '../../clustering/open-clusters.ts';
import type { ClusterSettings } from '../../clustering/settings/cluster-settings.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { fill } from '../../texts/fill.ts';
import type { Command } from '../command.ts';
import { ledgerCluster } from '../evm/ledger-cluster.ts';
import { isLedgerLake } from '../lake-chain.ts';
import { openSource } from '../open-source.ts';
import { OPTIONS } from '../options.ts';
import { againWith } from '../output/again-with.ts';
import { clusterCaveats } from '../output/cluster-caveats.ts';
import { print } from '../output/print.ts';
import { coverageLine } from '../owners/coverage-line.ts';
import { refuseOptions } from '../refuse-options.ts';

export const clusterCommand: Command = {
  name: 'cluster',
  arguments: [{ name: 'address' }],
  options: [
    OPTIONS.tags,
    OPTIONS.labels,
    OPTIONS.on,
    OPTIONS.rules,
    OPTIONS.also,
    OPTIONS.maxOutputs,
    OPTIONS.maxTransactions,
    OPTIONS.data,
    OPTIONS.engine,
    OPTIONS.limit,
    OPTIONS.offset,
    OPTIONS.format,
  ],
  async run(context, { arguments: [text], options }) {
    if (isLedgerLake(String(options.data))) return ledgerCluster(context, text!, options);
    refuseOptions(options, [OPTIONS.rules, OPTIONS.also], 'evm');
    const source = await openSource(options);
    const clusters = openClusters(String(options.data));
    try {
      const id = await source.findAddress(text!);
      if (id === undefined) throw new JejakError('ADDRESS_UNKNOWN', { meta: { input: text } });
      const cluster = clusters.of(id);
      const offset = Number(options.offset);
      const members = clusters.members(cluster, { offset, limit: Number(options.limit) });
      const addresses = await source.addresses(members);
      const { says } = context.texts;
      const shown = offset + members.length;
      const more =
        shown < cluster.size ? [fill(says.more, { command: againWith(context.words, 'offset', shown) })] : [];
      print(context, String(options.format), {
        data: {
          cluster: cluster.id,
          size: cluster.size,
          rules: ruleNames(clusters.settings),
          offset,
          addresses,
        },
        columns: ['address'],
        rows: addresses.map((address) => [address]),
        above: [
          `${says.inferences}: ${cluster.size > 1 ? fill(says.cluster, { ...cluster }) : says.clusterAlone}`,
        ],
        below: [
          fill(says.nofM, { shown: members.length, total: cluster.size }),
          ...more,
          await coverageLine(source, context.texts),
          ...clusterCaveats(context.texts, clusters.settings),
        ],
      });
      return 0;
    } finally {
      clusters.close();
      await source.close();
    }
  },
};

/** By what the cluster was made, for programs. */
function ruleNames({ leaveOut, sameKey, change, holdFrom, decisions }: ClusterSettings) {
  return { multiInputWithout: leaveOut, sameKey, change, holdFrom, decisions: decisions.length };
}
