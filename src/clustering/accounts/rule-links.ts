import type { AccountLink, AccountRule } from './account-link.ts';
import { airdropLinks } from './airdrop-links.ts';
import { depositLinks } from './deposit-links.ts';
import { gasFunderLinks } from './gas-funder-links.ts';
import type { RuleScope } from './rule-scope.ts';
import { sameAddressLinks } from './same-address-links.ts';
import { selfAuthorisationLinks } from './self-authorisation-links.ts';
import { tokenAccounts } from './token-accounts.ts';

/** Every link of one node by the chosen rules. `scopes` are those of all lakes, in the order of their nodes. */
export async function ruleLinks(
  scopes: readonly RuleScope[],
  rules: readonly AccountRule[],
  node: number,
): Promise<AccountLink[]> {
  const scope = scopes.findLast(({ offset }) => offset <= node)!;
  const home = node - scope.offset;
  const links: AccountLink[] = [];
  if (rules.includes('deposit'))
    links.push(...(await depositLinks(scope, { home, account: home, asset: 0 })));
  const needTokens = rules.includes('token-deposit') || rules.includes('airdrop');
  for (const at of needTokens ? await tokenAccounts(scope, home) : []) {
    // Most tokens of an address are spam that it never touched.
    if (rules.includes('token-deposit') && at.paid) links.push(...(await depositLinks(scope, at)));
    if (rules.includes('airdrop')) links.push(...(await airdropLinks(scope, at)));
  }
  if (rules.includes('self-authorisation')) links.push(...(await selfAuthorisationLinks(scope, [home])));
  if (rules.includes('gas-funder')) links.push(...(await gasFunderLinks(scope, home)));
  if (rules.includes('same-address')) links.push(...(await sameAddressLinks(scope, home, scopes)));
  return links;
}
