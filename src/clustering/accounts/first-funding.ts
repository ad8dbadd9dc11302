import type { TransferKind } from '../../chains/evm/transfers/transfer.ts';
import { NO_ACCOUNT } from '../../graph/ledger/columns.ts';
import type { AccountTransfer } from './account-transfer.ts';

/** What only a signing address pays; a contract pays in calls. */
const SIGNED: readonly TransferKind[] = ['native', 'fee', 'burnt-fee'];

/** Who paid the first coin of an address, and what that coin was first used for. */
export interface FirstFunding {
  readonly funder: number;
  readonly received: AccountTransfer;
  readonly used: AccountTransfer;
}

/**
 * The first coin that an address got, when a person could have sent it and the address paid something with it later.
 * `history` is the whole account in the chain's coin, in chain order. Undefined where the address has paid more than it
 * got: the data begin later than it does, or they are no record.
 */
export function firstFunding(history: readonly AccountTransfer[], self: number): FirstFunding | undefined {
  const [received] = history;
  // Coins out of a call come from a contract: a disperser or a mixer, which many people use.
  if (received?.kind !== 'native' || received.receiver !== self || received.value === 0n) return undefined;
  if (received.payer === self || received.payer === NO_ACCOUNT) return undefined;
  const used = history.find(({ payer, kind }) => payer === self && SIGNED.includes(kind));
  if (
    !used ||
    history.some(({ payer, payerBalance: held }) => payer === self && (held === undefined || held < 0n))
  )
    return undefined;
  return { funder: received.payer, received, used };
}
