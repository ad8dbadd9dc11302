import { type DepositUse, depositUses } from './deposit-uses.ts';
import { exchangeOwner } from './exchange-owner.ts';
import type { RuleScope } from './rule-scope.ts';
import { signedOrKnown } from './signed-or-known.ts';

/** One asset of an address. */
export interface AssetAccount {
  readonly home: number;
  readonly account: number;
  readonly asset: number;
}

/**
 * Uses of an address as a deposit address of an exchange in one asset; none when it is tagged itself. Undefined when
 * the account is busy or the budget did not suffice.
 */
export async function depositAddress(
  scope: RuleScope,
  at: AssetAccount,
): Promise<readonly DepositUse[] | undefined> {
  const { lake, limits, role } = scope;
  // Not even a person's tag: who is known by name needs no guess.
  if (lake.tags.has(at.home)) return [];
  const known = scope.uses.get(at.account);
  if (known) return known;
  const history = await scope.reader.history(at.account);
  if (!history) return undefined;
  const uses = depositUses(history, at.home, {
    exchangeOf: (home) => (role(home) === 'exchange' ? exchangeOwner(lake.tags.get(home)!.label) : undefined),
    maxDifference: at.asset === 0 ? limits.maxDifference : 0n,
    maxBlocks: limits.maxBlocks,
    genuine: await signedOrKnown(scope, at.asset),
  });
  scope.uses.set(at.account, uses);
  return uses;
}
