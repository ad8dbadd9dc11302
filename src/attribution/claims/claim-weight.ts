import { conceptPath } from '../taxonomy/concept-path.ts';
import { isConcept } from '../taxonomy/is-concept.ts';
import type { TagClaim } from './tag-claim.ts';

/** Tenths by which a concept changes the weight, as in GraphSense: the nearest one on the way up counts. */
const TENTHS: Readonly<Record<string, number>> = { exchange: 11, defi: 5, dark_web: 1, unknown: 1 };

/**
 * Weight of a claim in tenths: confidence squared times the weight of its concept. Of several concepts that of the
 * largest weight counts, so that "service, unknown" is not taken for unknown.
 */
export function claimWeight(claim: Pick<TagClaim, 'level' | 'concepts'>): number {
  const weights = claim.concepts.map((concept) => {
    const path = isConcept(concept) ? conceptPath(concept) : [];
    return TENTHS[path.find((id) => Object.hasOwn(TENTHS, id)) ?? ''] ?? 10;
  });
  return claim.level * claim.level * (weights.length === 0 ? 10 : Math.max(...weights));
}
