import { formatTime } from '../../primitives/format-time.ts';
import type { Exposure } from '../../screening/evidence.ts';
import type { TaintPolicyId } from '../../tracing/value/policies.ts';
import type { CliContext } from '../command.ts';
import { assetAmount, assetName } from '../evm/asset-name.ts';
import type { Answer } from '../output/print.ts';
import { formatShare } from './format-share.ts';

/** The table of exposures, with the amount and share under each of the policies in a column of its own. */
export function exposureTable(
  { texts: { screen: texts } }: CliContext,
  exposures: readonly Exposure[],
  policies: readonly TaintPolicyId[],
) {
  const columns: Answer['columns'] = [
    ...(['category', 'distance', 'way', 'asset'] as const),
    ...policies.flatMap((policy) => [{ title: policy }, { title: `${policy} %` }]),
    ...(['hops', 'places', 'firstTime', 'lastTime'] as const),
  ];
  const rows = exposures.map((exposure) => [
    exposure.category,
    { shown: texts.distances[exposure.kind], raw: exposure.kind },
    { shown: texts.ways[exposure.way], raw: exposure.way },
    assetName(exposure.asset),
    ...policies.flatMap((policy) => [
      assetAmount(exposure.asset, exposure.amounts[policy] ?? 0n),
      formatShare(exposure.shares[policy]),
    ]),
    `${exposure.hops}`,
    `${exposure.places}`,
    formatTime(exposure.firstTime),
    formatTime(exposure.lastTime),
  ]);
  const right = columns.flatMap((_, i) => (i >= 4 && i < 6 + policies.length * 2 ? [i] : []));
  return { columns, rows, right };
}
