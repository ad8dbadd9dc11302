import type { PolicyAmounts } from '../tracing/trace-result.ts';
import type { TaintPolicyId } from '../tracing/value/policies.ts';
import { POLICIES } from '../tracing/value/policies.ts';
import type { ExposedTo, Exposure } from './evidence.ts';
import type { ExposureGroup, ExposurePlace } from './exposure/group-exposures.ts';
import type { FlowStep } from './exposure/indirect-flow.ts';
import { EXPOSURE_KINDS, FLOW_WAYS } from './rules/severity-rules.ts';
import type { ScreenContext } from './screen-context.ts';
import { shareOf } from './share-of.ts';

/** Places of an exposure that are told one by one; `places` has their number. */
const TOLD = 5;

/** What was found about one subject, by dense ids. */
export interface FoundExposures {
  readonly groups: readonly ExposureGroup[];
  /** Base units of which a group's amounts are parts. */
  readonly wholeOf: (group: ExposureGroup, policy: TaintPolicyId) => bigint;
}

/**
 * Groups of many subjects with names instead of dense ids, and shares of the value looked at; of each subject the
 * gravest first. Names of all are asked at once.
 */
export async function nameExposures(
  context: ScreenContext,
  subjects: readonly FoundExposures[],
): Promise<Exposure[][]> {
  const told = subjects.map(({ groups }) =>
    [...groups].sort(inOrder).map((group) => ({
      group,
      top: group.places.slice(0, TOLD).map((place) => ({ place, way: place.path?.() })),
    })),
  );
  const names = await namesOf(context, told.flat());
  return told.map((groups, subject) =>
    groups.map(({ group, top }): Exposure => {
      const { kind, way, category, asset, amounts, places } = group;
      const { wholeOf } = subjects[subject]!;
      let hops = Number.POSITIVE_INFINITY;
      let firstTime = Number.POSITIVE_INFINITY;
      let lastTime = 0;
      for (const place of places) {
        hops = Math.min(hops, place.hops);
        firstTime = Math.min(firstTime, place.firstTime);
        lastTime = Math.max(lastTime, place.lastTime);
      }
      return {
        kind,
        way,
        category: category.id,
        severity: category.severity,
        asset: names.asset(asset),
        amounts,
        shares: sharesOf(amounts, (policy) => wholeOf(group, policy)),
        hops,
        firstTime,
        lastTime,
        places: places.length,
        top: top.map((one) => namePlace(one, names, category.id)),
      };
    }),
  );
}

/** One hop away all policies agree: what is the same again is not divided again. */
function sharesOf(
  amounts: PolicyAmounts,
  wholeOf: (policy: TaintPolicyId) => bigint,
): Record<TaintPolicyId, number> {
  const shares = {} as Record<TaintPolicyId, number>;
  let [amount, whole, share] = [0n, 0n, 0];
  for (const policy of POLICIES) {
    const [own, all] = [amounts[policy] ?? 0n, wholeOf(policy)];
    if (own !== amount || all !== whole) {
      [amount, whole] = [own, all];
      share = shareOf(own, all);
    }
    shares[policy] = share;
  }
  return shares;
}

interface Told {
  readonly group: ExposureGroup;
  readonly top: readonly ToldPlace[];
}

interface ToldPlace {
  readonly place: ExposurePlace;
  readonly way: readonly FlowStep[] | undefined;
}

type Names = Awaited<ReturnType<typeof namesOf>>;

async function namesOf({ chain, labelOf }: ScreenContext, told: readonly Told[]) {
  const [addressIds, txIds, assetIds] = [new Set<number>(), new Set<number>(), new Set<number>()];
  const mention = ({ address, tx }: { readonly address?: number; readonly tx: number }) => {
    if (address !== undefined) addressIds.add(address);
    txIds.add(tx);
  };
  for (const { group, top } of told) {
    assetIds.add(group.asset);
    for (const { place, way } of top) {
      mention(place);
      for (const step of way ?? []) mention(step);
    }
  }
  const addresses = await named(addressIds, chain.addresses);
  const hashOf = await named(txIds, chain.hashes);
  const assetOf = await named(assetIds, chain.assets);
  return {
    asset: (id: number) => assetOf.get(id)!,
    hash: (tx: number) => hashOf.get(tx)!,
    address: (id: number | undefined) => (id === undefined ? '' : addresses.get(id)!),
    label: (address: string) => (address === '' ? undefined : labelOf(address)),
  };
}

async function named<Name>(
  ids: ReadonlySet<number>,
  namesFor: (ids: readonly number[]) => Promise<Name[]>,
): Promise<ReadonlyMap<number, Name>> {
  const list = [...ids];
  const names = await namesFor(list);
  const nameOf = new Map<number, Name>();
  for (let i = 0; i < list.length; i++) nameOf.set(list[i]!, names[i]!);
  return nameOf;
}

function namePlace({ place, way }: ToldPlace, names: Names, category: string): ExposedTo {
  const { inherited, amounts, hops, firstTime, lastTime, tx } = place;
  const address = names.address(place.address);
  const step = ({ tx: at, address: to, amount }: FlowStep) => ({
    tx: names.hash(at),
    address: names.address(to),
    amount,
  });
  return {
    address,
    label: names.label(address) ?? category,
    inherited,
    amounts,
    hops,
    firstTime,
    lastTime,
    tx: names.hash(tx),
    ...(way ? { path: way.map(step) } : {}),
  };
}

function inOrder(a: ExposureGroup, b: ExposureGroup): number {
  return (
    b.category.severity - a.category.severity ||
    EXPOSURE_KINDS.indexOf(a.kind) - EXPOSURE_KINDS.indexOf(b.kind) ||
    FLOW_WAYS.indexOf(a.way) - FLOW_WAYS.indexOf(b.way) ||
    (a.category.id < b.category.id ? -1 : a.category.id > b.category.id ? 1 : a.asset - b.asset)
  );
}
