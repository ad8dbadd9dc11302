import { MERGE_RULES, type MergeRule } from '../../clustering/merge-rule.ts';
import type { Clusters } from '../../clustering/open-clusters.ts';
import { splitCluster } from '../../clustering/proof/split-cluster.ts';
import type { FlowSource } from '../../graph/flow-source.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { knownTransaction } from './known-transaction.ts';

/** What would become of the cluster of two addresses without some transactions or rules; undefined when none is doubted. */
export async function doubtLines(
  context: CliContext,
  world: { readonly source: FlowSource; readonly clusters: Clusters; readonly options: OptionValues },
  pair: { readonly a: number; readonly b: number; readonly textA: string; readonly textB: string },
) {
  const { source, clusters, options } = world;
  const txids = (options.withoutTx ?? []) as readonly string[];
  const rules = ((options.withoutRule ?? []) as readonly string[]).map((rule) => {
    if (MERGE_RULES.includes(rule as MergeRule)) return rule as MergeRule;
    throw new JejakError('OPTION_INVALID', {
      meta: { option: OPTIONS.withoutRule.flags, value: rule, allowed: MERGE_RULES.join(', ') },
    });
  });
  if (txids.length + rules.length === 0) return undefined;
  const transactions: number[] = [];
  for (const txid of txids) transactions.push(await knownTransaction(source, txid));
  const cluster = clusters.of(pair.a);
  const members = clusters.members(cluster, { offset: 0, limit: cluster.size });
  const { settings } = clusters;
  const split = await splitCluster(String(options.data), { members, settings }, { transactions, rules });
  const [a, b] = [split.partOf(pair.a)!, split.partOf(pair.b)];
  const together = b !== undefined && a.id === b.id;
  const { owners } = context.texts;
  const whole = split.parts.length === 1;
  return {
    data: {
      transactions: txids,
      rules,
      size: cluster.size,
      parts: split.parts.map(({ size }) => size),
      together,
    },
    lines: [
      whole
        ? fill(owners.doubtWhole, { size: cluster.size, transactions: split.transactions })
        : fill(owners.doubtSplit, {
            size: cluster.size,
            parts: split.parts.length,
            largest: split.parts[0]!.size,
          }),
      together
        ? fill(owners.doubtStill, { a: pair.textA, b: pair.textB })
        : fill(owners.doubtApart, { a: pair.textA, b: pair.textB, sizeA: a.size, sizeB: b?.size ?? 0 }),
    ],
  };
}
