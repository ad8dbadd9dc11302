import { MEASURED_RATES } from '../../reports/rates/measured-rates.ts';
import { shareText } from '../../reports/rates/share-text.ts';
import type { CliTexts } from '../../texts/cli/cli-texts.ts';
import { fill } from '../../texts/fill.ts';

/** What to know before believing a cluster: how the rule errs, and how often it did where it was measured. */
export function clusterCaveats({ says }: CliTexts): string[] {
  const { multiInput, on } = MEASURED_RATES;
  const share = (part: typeof multiInput.fresh.precision) => shareText('{percent} %', part, String);
  return [
    says.clusterCaveat,
    fill(says.clusterMeasured, {
      chains: on.chains,
      fresh: share(multiInput.fresh.precision),
      linked: share(multiInput.linked.precision),
      recall: share(multiInput.fresh.recall),
    }),
  ];
}
