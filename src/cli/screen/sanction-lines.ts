import type { SanctionFinding, SanctionListing } from '../../screening/evidence.ts';
import type { ScreenBasis } from '../../screening/screen-result.ts';
import { fill } from '../../texts/fill.ts';
import type { TaintPolicyId } from '../../tracing/value/policies.ts';
import type { CliContext } from '../command.ts';
import { assetAmount, assetName } from '../evm/asset-name.ts';

/** What lists say, apart from risk. */
export function sanctionLines(
  context: CliContext,
  findings: readonly SanctionFinding[],
  about: { readonly basis: ScreenBasis; readonly policy: TaintPolicyId },
): string[] {
  const { screen: texts } = context.texts;
  const { lists } = about.basis.sanctions;
  // That there are none stands in the first lines.
  if (lists === 0) return [];
  if (findings.length === 0) return [fill(texts.notListed, { lists })];
  return findings.flatMap((finding) => {
    const { relation, way, address, asset, amounts, hops, listings } = finding;
    const known = listings.some(({ state }) => state === 'listed');
    const evidence = listings.map((listing) => evidenceLine(context, listing));
    if (relation === 'self') return [known ? texts.listedSelf : texts.listedSelfUnknown, ...evidence];
    if (relation === 'cluster') return [texts.listedCluster];
    return [
      fill(known ? texts.listedNear : texts.listedNearUnknown, {
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

function evidenceLine({ texts: { sanctions } }: CliContext, listing: SanctionListing): string {
  const { list, entry, name, state, reason, listed, delisted } = listing;
  const days = listed === undefined ? '' : `, ${listed} – ${delisted ?? '…'}`;
  const whose = [name, entry].filter(Boolean).join(', ');
  return `  ${list}: ${whose}: ${sanctions.states[state]} (${sanctions.reasons[reason]})${days}`;
}
