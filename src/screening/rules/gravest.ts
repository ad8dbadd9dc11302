import type { RiskCategory, SeverityRules } from './severity-rules.ts';

/** The category with the highest severity; of equal ones the first in the rules, so that `exchange` says more than `concept`. */
export function gravest(
  rules: Pick<SeverityRules, 'categories'>,
  found: Iterable<RiskCategory>,
): RiskCategory | undefined {
  const order = [...rules.categories.keys()];
  let best: RiskCategory | undefined;
  for (const category of found)
    if (
      best === undefined ||
      category.severity > best.severity ||
      (category.severity === best.severity && order.indexOf(category.id) < order.indexOf(best.id))
    )
      best = category;
  return best;
}
