import type { ClaimBody } from '../../attribution/claims/tag-claim.ts';
import { conceptPath } from '../../attribution/taxonomy/concept-path.ts';
import { isConcept } from '../../attribution/taxonomy/is-concept.ts';
import { gravest } from './gravest.ts';
import type { RiskCategory, SeverityRules } from './severity-rules.ts';

/**
 * The gravest category of the rules under which a claim falls; undefined when its confidence is below what the rules
 * judge. A concept falls under the nearest category on its way up; a word that is no concept falls under `concept`.
 */
export function categoryOf(
  rules: Pick<SeverityRules, 'categories' | 'minimumConfidence'>,
  claim: Pick<ClaimBody, 'concepts' | 'abuse' | 'level'>,
): RiskCategory | undefined {
  if (claim.level < rules.minimumConfidence) return undefined;
  const words = claim.abuse === undefined ? claim.concepts : [...claim.concepts, claim.abuse];
  const found = (words.length === 0 ? ['concept'] : words).flatMap((word) => {
    const path: readonly string[] = isConcept(word) ? conceptPath(word) : ['concept'];
    return path.map((id) => rules.categories.get(id)).find((category) => category !== undefined) ?? [];
  });
  return gravest(rules, found);
}
