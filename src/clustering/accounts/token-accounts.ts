import type { AssetAccount } from './deposit-address.ts';
import type { RuleScope } from './rule-scope.ts';

/** Accounts of an address in fungible tokens; `paid`: it paid something. */
export async function tokenAccounts(
  { lake }: RuleScope,
  home: number,
): Promise<(AssetAccount & { readonly paid: boolean })[]> {
  const accounts = (await lake.source.accountsOf(home)).filter(({ asset, last }) => asset !== 0 && last >= 0);
  const infos = await lake.source.assets(Uint32Array.from(accounts, ({ asset }) => asset));
  return accounts.flatMap(({ account, asset, paid }, i) =>
    infos[i]!.kind === 'erc20' ? [{ home, account, asset, paid: paid > 0 }] : [],
  );
}
