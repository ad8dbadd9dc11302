import type { Exposure } from '../../screening/evidence.ts';
import type { SeverityRules } from '../../screening/rules/severity-rules.ts';
import { fill } from '../../texts/fill.ts';
import { transactionText } from '../../texts/transaction-text.ts';
import type { CliContext } from '../command.ts';
import { assetAmount, assetName } from '../evm/asset-name.ts';

/** The largest places of the gravest exposures, with the way to each. */
export function placeLines(
  { texts: { screen: texts, record } }: CliContext,
  exposures: readonly Exposure[],
  rules: SeverityRules,
): string[] {
  const lines: string[] = [];
  for (const exposure of exposures) {
    if (exposure.severity === 0) continue;
    for (const place of exposure.top.slice(0, 3)) {
      const { label, address, hops, inherited, path } = place;
      const values = {
        way: texts.ways[exposure.way],
        label,
        address: address || '-',
        hops,
        amount: assetAmount(exposure.asset, place.amounts[rules.policy] ?? 0n),
        asset: assetName(exposure.asset),
      };
      lines.push(fill(inherited ? texts.placeInherited : texts.place, values));
      if (path && path.length > 0)
        lines.push(
          fill(texts.path, {
            path: path
              .map((step) => `${step.address} (${transactionText(step.tx, record.tableRow)})`)
              .join(' → '),
          }),
        );
    }
  }
  return lines;
}
