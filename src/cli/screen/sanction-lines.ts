import type { SanctionFinding } from '../../screening/screen-result.ts';
import { fill } from '../../texts/fill.ts';
import type { TaintPolicyId } from '../../tracing/taint/taint-policy.ts';
import type { CliContext } from '../command.ts';
import { assetAmount, assetName } from '../evm/asset-name.ts';

/** What lists say, apart from risk. */
export function sanctionLines(
  { texts: { screen: texts, sanctions } }: CliContext,
  findings: readonly SanctionFinding[],
  about: { readonly lists: number; readonly policy: TaintPolicyId },
): string[] {
  if (about.lists === 0) return [texts.noLists];
  if (findings.length === 0) return [fill(texts.notListed, { lists: about.lists })];
  return findings.flatMap((finding) => {
    const { relation, way, address, asset, amounts, hops } = finding;
    const evidence = finding.listings.map(
      ({ list, entry, name, state, reason, listed, delisted }) =>
        `  ${list}: ${[name, entry].filter(Boolean).join(', ')}: ${sanctions.states[state]} (${sanctions.reasons[reason]})${listed === undefined ? '' : `, ${listed} – ${delisted ?? ''}`}`,
    );
    if (relation === 'self') return [texts.listedSelf, ...evidence];
    if (relation === 'cluster') return [texts.listedCluster];
    return [
      fill(texts.listedNear, {
        way: texts.ways[way!],
        address: address ?? '',
        hops,
        amount: assetAmount(asset!, amounts?.[about.policy] ?? 0n),
        asset: assetName(asset!),
        policy: about.policy,
      }),
      ...evidence,
    ];
  });
}
