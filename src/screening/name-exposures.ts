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
      const shares = Object.fromEntries(
        POLICIES.map((policy) => [policy, shareOf(amounts[policy] ?? 0n, wholeOf(group, policy))]),
      ) as Record<TaintPolicyId, number>;
      return {
        kind,
        way,
        category: category.id,
        severity: category.severity,
        asset: names.asset(asset),
        amounts,
        shares,
        hops: places.reduce((least, { hops }) => Math.min(least, hops), Number.POSITIVE_INFINITY),
        firstTime: places.reduce(
          (first, { firstTime }) => Math.min(first, firstTime),
          Number.POSITIVE_INFINITY,
        ),
        lastTime: places.reduce((last, { lastTime }) => Math.max(last, lastTime), 0),
        places: places.length,
        top: top.map((one) => namePlace(one, names, category.id)),
      };
    }),
  );
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
  const mentioned = told.flatMap(({ top }) => top.flatMap(({ place, way }) => [place, ...(way ?? [])]));
  const ids = [...new Set(mentioned.flatMap(({ address }) => address ?? []))];
  const texts = await chain.addresses(ids);
  const addresses = new Map(ids.map((id, i) => [id, texts[i]!]));
  const txs = [...new Set(mentioned.map(({ tx }) => tx))];
  const hashes = await chain.hashes(txs);
  const hashOf = new Map(txs.map((tx, i) => [tx, hashes[i]!]));
  const assetIds = [...new Set(told.map(({ group }) => group.asset))];
  const assets = await chain.assets(assetIds);
  const assetOf = new Map(assetIds.map((id, i) => [id, assets[i]!]));
  return {
    asset: (id: number) => assetOf.get(id)!,
    hash: (tx: number) => hashOf.get(tx)!,
    address: (id: number | undefined) => (id === undefined ? '' : addresses.get(id)!),
    label: (address: string) => (address === '' ? undefined : labelOf(address)),
  };
}

function namePlace({ place, way }: ToldPlace, names: Names, category: string): ExposedTo {
  const { address: id, path: _, tx, ...rest } = place;
  const address = names.address(id);
  const step = ({ tx: at, address: to, amount }: FlowStep) => ({
    tx: names.hash(at),
    address: names.address(to),
    amount,
  });
  return {
    address,
    label: names.label(address) ?? category,
    ...rest,
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
