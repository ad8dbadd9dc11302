import { bestLabel } from '../attribution/claims/best-label.ts';
import type { TaintPolicyId } from '../tracing/taint/taint-policy.ts';
import type { ExposureGroup, ExposurePlace } from './exposure/group-exposures.ts';
import { EXPOSURE_KINDS, FLOW_WAYS } from './rules/severity-rules.ts';
import type { ScreenContext, ScreenParameters } from './screen-context.ts';
import type { ExposedTo, Exposure } from './screen-result.ts';
import { shareOf } from './share-of.ts';

/** Places of an exposure that are told one by one; `places` has their number. */
const TOLD = 5;

/** Groups with names instead of dense ids, and shares of the value looked at; the gravest first. */
export async function nameExposures(
  context: ScreenContext,
  { policies }: ScreenParameters,
  found: {
    readonly groups: readonly ExposureGroup[];
    /** Base units of which a group's amounts are parts. */
    readonly wholeOf: (group: ExposureGroup, policy: TaintPolicyId) => bigint;
  },
): Promise<Exposure[]> {
  const sorted = [...found.groups].sort(
    (a, b) =>
      b.category.severity - a.category.severity ||
      EXPOSURE_KINDS.indexOf(a.kind) - EXPOSURE_KINDS.indexOf(b.kind) ||
      FLOW_WAYS.indexOf(a.way) - FLOW_WAYS.indexOf(b.way) ||
      (a.category.id < b.category.id ? -1 : a.category.id > b.category.id ? 1 : a.asset - b.asset),
  );
  const assets = await context.chain.assets(sorted.map(({ asset }) => asset));
  const exposures: Exposure[] = [];
  for (const [i, group] of sorted.entries()) {
    const { kind, way, category, amounts, places } = group;
    const shares: Partial<Record<TaintPolicyId, number>> = {};
    for (const policy of policies)
      shares[policy] = shareOf(amounts[policy] ?? 0n, found.wholeOf(group, policy));
    exposures.push({
      kind,
      way,
      category: category.id,
      severity: category.severity,
      asset: assets[i]!,
      amounts,
      shares,
      hops: Math.min(...places.map(({ hops }) => hops)),
      firstTime: Math.min(...places.map(({ firstTime }) => firstTime)),
      lastTime: Math.max(...places.map(({ lastTime }) => lastTime)),
      places: places.length,
      top: await nameTop(context, places.slice(0, TOLD), category.id),
    });
  }
  return exposures;
}

async function nameTop(
  { chain, claimsOf, basis }: ScreenContext,
  places: readonly ExposurePlace[],
  category: string,
): Promise<ExposedTo[]> {
  const ways = places.map(({ path }) => path?.());
  const steps = ways.flatMap((way) => way ?? []);
  const named = [...new Set([...places, ...steps].flatMap(({ address }) => address ?? []))];
  const texts = await chain.addresses(named);
  const nameOf = new Map(named.map((id, i) => [id, texts[i]!]));
  const txs = [...new Set([...places, ...steps].map(({ tx }) => tx))];
  const hashes = await chain.hashes(txs);
  const hashOf = new Map(txs.map((tx, i) => [tx, hashes[i]!]));
  return places.map(({ address: id, path: _, tx, ...place }, i) => {
    const address = id === undefined ? '' : nameOf.get(id)!;
    const label = address === '' ? undefined : bestLabel(claimsOf(address), basis.on).best?.label;
    return {
      address,
      label: label ?? category,
      ...place,
      tx: hashOf.get(tx)!,
      ...(ways[i]
        ? {
            path: ways[i].map(({ tx: at, address: to, amount }) => ({
              tx: hashOf.get(at)!,
              address: to === undefined ? '' : nameOf.get(to)!,
              amount,
            })),
          }
        : {}),
    };
  });
}
