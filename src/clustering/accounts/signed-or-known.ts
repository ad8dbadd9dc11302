import { NO_ACCOUNT } from '../../graph/ledger/columns.ts';
import type { AccountTransfer } from './account-transfer.ts';
import type { RuleScope } from './rule-scope.ts';

/**
 * Tells transfers that the payer signed, or of tokens whose identity is known, from those that a token contract alone
 * claims: any contract can emit a Transfer event between strangers. A flow table names no
 * signer: there nothing is verified, which the answer says. Asks the lake about the asset once.
 */
export async function signedOrKnown(
  { lake }: RuleScope,
  asset: number,
): Promise<(transfer: AccountTransfer) => boolean> {
  if (asset === 0) return () => true;
  const [info] = await lake.source.assets(Uint32Array.of(asset));
  const known = info?.decimalsSource === 'list';
  return ({ sender, payer }) => known || sender === payer || sender === NO_ACCOUNT;
}
