import type { AccountLink } from './account-link.ts';
import type { RuleScope } from './rule-scope.ts';

/** Nothing is measured, and drainers get approvals from their victims: low. */
const CONFIDENCE = 300_000;

/**
 * Self-authorisation (Victor 2020): the owner of tokens lets another signing address spend them. Links of these
 * addresses; none without the lake's tables. A spender with more owners than `maxOwners`, or a tagged one, is no
 * actor's second address.
 */
export async function selfAuthorisationLinks(
  scope: RuleScope,
  homes: readonly number[],
): Promise<AccountLink[]> {
  const { lake, number, offset, limits } = scope;
  if (!lake.tables) return [];
  const approvals = await lake.tables.approvals(await lake.source.addresses(Uint32Array.from(homes)));
  const links: AccountLink[] = [];
  for (const { owner, spender, tx, owners } of approvals) {
    const ends = [await lake.source.findAddress(owner), await lake.source.findAddress(spender)];
    const [a, b] = ends.sort((x, y) => Number(x) - Number(y));
    if (a === undefined || b === undefined || a === b || owners > limits.maxOwners) continue;
    const roles = [scope.role(a), scope.role(b)];
    if (roles.includes('exchange') || roles.includes('service')) continue;
    links.push({
      a: offset + a,
      b: offset + b,
      rule: 'self-authorisation',
      confidence: CONFIDENCE,
      evidence: [{ lake: number, tx }],
    });
  }
  return links;
}
