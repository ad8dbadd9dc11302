import { conceptPath } from '../../attribution/taxonomy/concept-path.ts';
import { isConcept } from '../../attribution/taxonomy/is-concept.ts';
import type { PolicyAmounts } from '../../tracing/trace-result.ts';
import type { TaintPolicyId } from '../../tracing/value/policies.ts';
import type { IndexedLabel } from '../labels/label-index.ts';
import type { RiskCategory, SeverityRules } from '../rules/severity-rules.ts';
import { addAmounts } from './add-amounts.ts';
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

export interface GroupOptions {
  readonly rules: SeverityRules;
  readonly labelOf: (address: number) => IndexedLabel | undefined;
}

/** Ends by kind, way, category and asset; those that no category of the rules covers are left to the sanctions. */
export function groupExposures(
  kind: ExposureGroup['kind'],
  ends: readonly (FlowEnd & { readonly path?: IndirectEnd['path'] })[],
  { rules, labelOf }: GroupOptions,
): ExposureGroup[] {
  const groups = new Map<
    string,
    { head: Omit<ExposureGroup, 'amounts' | 'places'>; ends: (typeof ends)[number][] }
  >();
  for (const end of ends) {
    const label = end.address === undefined ? undefined : labelOf(end.address);
    const id =
      label?.category ?? (end.concept === undefined ? undefined : conceptCategory(rules, end.concept));
    const category = id === undefined ? undefined : rules.categories.get(id);
    if (!category) continue;
    const { way, asset } = end;
    const key = `${way} ${category.id} ${asset}`;
    const group = groups.get(key) ?? { head: { kind, way, category, asset }, ends: [] };
    groups.set(key, group);
    group.ends.push(end);
  }
  return [...groups.values()].map(({ head, ends: own }) => {
    const sums = new Map<string, PolicyAmounts>();
    const places = new Map<string, ExposurePlace>();
    for (const end of own) {
      addAmounts(sums, '', end.amounts);
      const name = end.address === undefined ? `tx ${end.tx}` : `${end.address}`;
      addAmounts(sums, name, end.amounts);
      const known = places.get(name);
      const place: ExposurePlace = {
        ...(end.address === undefined ? {} : { address: end.address }),
        inherited: end.address !== undefined && labelOf(end.address)?.inherited === true,
        amounts: sums.get(name)!,
        hops: Math.min(end.hops, known?.hops ?? end.hops),
        firstTime: Math.min(end.firstTime, known?.firstTime ?? end.firstTime),
        lastTime: Math.max(end.lastTime, known?.lastTime ?? end.lastTime),
        tx: known?.tx ?? end.tx,
        ...(known?.path ? { path: known.path } : end.path ? { path: end.path } : {}),
      };
      places.set(name, place);
    }
    return { ...head, amounts: sums.get('')!, places: ranked([...places.values()], rules.policy) };
  });
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
