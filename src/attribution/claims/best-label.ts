import { conceptPath } from '../taxonomy/concept-path.ts';
import { isConcept } from '../taxonomy/is-concept.ts';
import { claimState } from './claim-state.ts';
import { claimWeight } from './claim-weight.ts';
import type { TagClaim } from './tag-claim.ts';

/** What the sources that name one actor say together; tags without an actor are one by their label. */
export interface LabelGroup {
  readonly actor?: string;
  /** The heaviest label of the group. */
  readonly label: string;
  /** Tenths, as claimWeight. */
  readonly weight: number;
  readonly sources: number;
  /** Positions in the claims that were given. */
  readonly claims: readonly number[];
}

export interface LabelDigest {
  /** Absent when no claim is valid on the day. */
  readonly best?: LabelGroup;
  /** What names another actor than the best label, or another kind of entity; heaviest first. */
  readonly conflicts: readonly LabelGroup[];
  /** What else is said: no actor is named, so it may be the same one. Heaviest first. */
  readonly others: readonly LabelGroup[];
}

/**
 * The best label of one address on a day (UTC, `2022-08-08`), and what contradicts it. The actor with the largest sum of
 * weights wins, then its heaviest label. The same claim of the same source counts once, in however many packs it is:
 * a list that is copied does not become truer. Equal weights are in the order of their names.
 */
export function bestLabel(claims: readonly TagClaim[], day: string): LabelDigest {
  if (claims.length === 0) return { conflicts: [], others: [] };
  const [first] = claims;
  // Most addresses have one claim: nothing is to be weighed.
  if (claims.length === 1 && first && claimState(first, day) === 'valid') {
    const { actor, label } = first;
    const said = { claims: [0], label, weight: claimWeight(first), sources: 1 };
    return { best: actor === undefined ? said : { actor, ...said }, conflicts: [], others: [] };
  }
  const groups = new Map<
    string,
    { actor?: string; claims: number[]; labels: Map<string, number>; sources: Set<string> }
  >();
  const seen = new Set<string>();
  claims.forEach((claim, at) => {
    if (claimState(claim, day) !== 'valid') return;
    const key = claim.actor === undefined ? `label ${claim.label.toLowerCase()}` : `actor ${claim.actor}`;
    const group = groups.get(key) ?? {
      ...(claim.actor === undefined ? {} : { actor: claim.actor }),
      claims: [] as number[],
      labels: new Map<string, number>(),
      sources: new Set<string>(),
    };
    groups.set(key, group);
    group.claims.push(at);
    group.sources.add(claim.source);
    const same = JSON.stringify([key, claim.label, claim.source, claim.confidence]);
    const weight = seen.has(same) ? 0 : claimWeight(claim);
    seen.add(same);
    group.labels.set(claim.label, (group.labels.get(claim.label) ?? 0) + weight);
  });
  const ranked = [...groups.entries()].map(([key, { labels, sources, ...group }]) => {
    const ordered = [...labels].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]));
    const weight = ordered.reduce((sum, [, part]) => sum + part, 0);
    return { key, found: { ...group, label: ordered[0]![0], weight, sources: sources.size } };
  });
  ranked.sort((a, b) => b.found.weight - a.found.weight || compare(a.key, b.key));
  const [best, ...rest] = ranked.map(({ found }): LabelGroup => found);
  if (!best) return { conflicts: [], others: [] };
  const contradicts = (group: LabelGroup) => {
    if (best.actor !== undefined && group.actor !== undefined) return true;
    const kinds = [best, group].map(({ claims: at }) => entityKinds(at.map((i) => claims[i]!)));
    return (
      kinds[0]!.length > 0 && kinds[1]!.length > 0 && !kinds[0]!.some((kind) => kinds[1]!.includes(kind))
    );
  };
  return {
    best,
    conflicts: rest.filter(contradicts),
    others: rest.filter((group) => !contradicts(group)),
  };
}

/** What claims say about the kind of their entity: organization, user, service. */
function entityKinds(claims: readonly TagClaim[]): string[] {
  return claims.flatMap(({ concepts }) =>
    concepts.flatMap((concept) => {
      const path = isConcept(concept) ? conceptPath(concept) : [];
      const kind = path[path.indexOf('entity') - 1];
      return kind === undefined ? [] : [kind];
    }),
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
