import type { AccountRule } from './account-link.ts';
import { depositAddress } from './deposit-address.ts';
import type { DepositUse } from './deposit-uses.ts';
import type { RuleScope } from './rule-scope.ts';
import { tokenAccounts } from './token-accounts.ts';

/** Uses of an address as a deposit address, in the coin and in tokens as the chosen rules have it. */
export async function startDeposits(
  scope: RuleScope,
  home: number,
  rules: readonly AccountRule[],
): Promise<DepositUse[]> {
  const accounts = [
    ...(rules.includes('deposit') ? [{ home, account: home, asset: 0 }] : []),
    ...(rules.includes('token-deposit') ? (await tokenAccounts(scope, home)).filter(({ paid }) => paid) : []),
  ];
  const uses: DepositUse[] = [];
  for (const at of accounts) uses.push(...((await depositAddress(scope, at)) ?? []));
  return uses;
}
