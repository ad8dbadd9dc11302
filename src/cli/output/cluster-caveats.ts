import type { ClusterSettings } from '../../clustering/settings/cluster-settings.ts';
import { MEASURED_RATES } from '../../reports/rates/measured-rates.ts';
import { shareText } from '../../reports/rates/share-text.ts';
import type { CliTexts } from '../../texts/cli/cli-texts.ts';
import { fill } from '../../texts/fill.ts';

/** What to know before believing a cluster: the rules that made it, how they err, and how often where that was measured. */
export function clusterCaveats({ says }: CliTexts, settings: ClusterSettings): string[] {
  const { leaveOut, sameKey, change, holdFrom, owners, decisions } = settings;
  const rules = fill(says.clusterRules, {
    leaveOut: leaveOut.join(', ') || '–',
    sameKey: sameKey ? '+' : '–',
    change: change || '–',
    holdFrom: holdFrom || '–',
    owners: owners.length,
    decisions: decisions.length,
  });
  // The rates were measured on clusters of co-spending alone.
  if (change !== '') return [rules, says.clusterCaveat, says.clusterChange];
  const { multiInput, on } = MEASURED_RATES;
  const share = (part: typeof multiInput.fresh.precision) => shareText('{percent} %', part, String);
  return [
    rules,
    says.clusterCaveat,
    fill(says.clusterMeasured, {
      chains: on.chains,
      fresh: share(multiInput.fresh.precision),
      linked: share(multiInput.linked.precision),
      recall: share(multiInput.fresh.recall),
    }),
  ];
}
