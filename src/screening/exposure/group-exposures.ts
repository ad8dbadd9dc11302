import { conceptPath } from '../../attribution/taxonomy/concept-path.ts';
import { isConcept } from '../../attribution/taxonomy/is-concept.ts';
import type { PolicyAmounts } from '../../tracing/trace-result.ts';
import type { TaintPolicyId } from '../../tracing/value/policies.ts';
import type { IndexedLabel } from '../labels/label-index.ts';
import type { RiskCategory, SeverityRules } from '../rules/severity-rules.ts';
import type { FlowEnd } from './flow-end.ts';
import type { IndirectEnd } from './indirect-flow.ts';

/** Places of one category, one asset, one way and one distance. */
export interface ExposureGroup {
  readonly kind: 'direct' | 'indirect';
  readonly way: FlowEnd['way'];
  readonly category: RiskCategory;
  readonly asset: number;
  readonly amounts: PolicyAmounts;
  /** One for each address, amounts added up; the largest under the judged policy first. */
  readonly places: readonly ExposurePlace[];
}

export interface ExposurePlace {
  /** Undefined for a CoinJoin. */
  readonly address?: number;
  readonly inherited: boolean;
  readonly amounts: PolicyAmounts;
  readonly hops: number;
  readonly firstTime: number;
  readonly lastTime: number;
  readonly tx: number;
  readonly path?: IndirectEnd['path'];
}

type PlacedEnd = FlowEnd & { readonly path?: IndirectEnd['path'] };

export interface GroupOptions {
  readonly rules: SeverityRules;
  readonly labelOf: (address: number) => IndexedLabel | undefined;
}

/** Ends by kind, way, category and asset; those that no category of the rules covers are left to the sanctions. */
export function groupExposures(
  kind: ExposureGroup['kind'],
  ends: readonly PlacedEnd[],
  { rules, labelOf }: GroupOptions,
): ExposureGroup[] {
  const groups = new Map<RiskCategory, Map<number, GrowingGroup>>();
  const found: GrowingGroup[] = [];
  for (const end of ends) {
    const label = end.address === undefined ? undefined : labelOf(end.address);
    const id =
      label?.category ?? (end.concept === undefined ? undefined : conceptCategory(rules, end.concept));
    const category = id === undefined ? undefined : rules.categories.get(id);
    if (!category) continue;
    const { way, asset } = end;
    const ofCategory = groups.get(category) ?? new Map<number, GrowingGroup>();
    groups.set(category, ofCategory);
    const key = 2 * asset + (way === 'source' ? 0 : 1);
    let group = ofCategory.get(key);
    if (!group) {
      group = { way, category, asset, amounts: end.amounts, places: new Map() };
      ofCategory.set(key, group);
      found.push(group);
    } else group.amounts = sumOf(group.amounts, end.amounts);
    addPlace(group.places, end, label?.inherited === true);
  }
  return found.map(({ way, category, asset, amounts, places }) => ({
    kind,
    way,
    category,
    asset,
    amounts,
    places: ranked([...places.values()], rules.policy),
  }));
}

interface GrowingGroup {
  readonly way: FlowEnd['way'];
  readonly category: RiskCategory;
  readonly asset: number;
  amounts: PolicyAmounts;
  /** By address; below 0, -1 - the transaction of a place without one. */
  readonly places: Map<number, ExposurePlace>;
}

function addPlace(places: Map<number, ExposurePlace>, end: PlacedEnd, inherited: boolean): void {
  const { address, amounts, hops, firstTime, lastTime, tx, path } = end;
  const name = address ?? -1 - tx;
  const known = places.get(name);
  // Most places are met once, and have an address and no path.
  if (!known && address !== undefined && !path) {
    places.set(name, { address, inherited, amounts, hops, firstTime, lastTime, tx });
    return;
  }
  const way = known?.path ?? path;
  places.set(name, {
    ...(address === undefined ? undefined : { address }),
    inherited,
    amounts: known ? sumOf(known.amounts, amounts) : amounts,
    hops: known ? Math.min(hops, known.hops) : hops,
    firstTime: known ? Math.min(firstTime, known.firstTime) : firstTime,
    lastTime: known ? Math.max(lastTime, known.lastTime) : lastTime,
    tx: known ? known.tx : tx,
    ...(way ? { path: way } : undefined),
  });
}

/** The sum of two, policy by policy, as an object of its own: what was given may be shared. */
function sumOf(a: PolicyAmounts, b: PolicyAmounts): PolicyAmounts {
  const sum: PolicyAmounts = { ...a };
  for (const policy of Object.keys(b) as TaintPolicyId[]) sum[policy] = (sum[policy] ?? 0n) + b[policy]!;
  return sum;
}

/** A place that the chain shows falls under the nearest category: a CoinJoin under mixing. */
function conceptCategory(rules: SeverityRules, concept: string): string | undefined {
  return isConcept(concept) ? conceptPath(concept).find((id) => rules.categories.has(id)) : undefined;
}

function ranked(places: ExposurePlace[], policy: TaintPolicyId): ExposurePlace[] {
  const of = ({ amounts }: ExposurePlace) => amounts[policy] ?? 0n;
  return places.sort((a, b) =>
    of(a) < of(b) ? 1 : of(a) > of(b) ? -1 : (a.address ?? a.tx) - (b.address ?? b.tx),
  );
}
