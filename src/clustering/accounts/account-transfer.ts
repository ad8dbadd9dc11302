import type { TransferKind } from '../../chains/evm/transfers/transfer.ts';

/** One transfer of an account's history. Homes are home accounts, NO_ACCOUNT for none. */
export interface AccountTransfer {
  readonly id: number;
  readonly tx: number;
  /** Number of the block. */
  readonly number: number;
  readonly kind: TransferKind;
  /** Who signed the transaction. */
  readonly sender: number;
  /** Whom the transaction calls. */
  readonly target: number;
  readonly payer: number;
  readonly receiver: number;
  readonly payerAccount: number;
  readonly receiverAccount: number;
  readonly asset: number;
  /** Base units. */
  readonly value: bigint;
  /** Below 0 where the data begin after the account did. */
  readonly payerBalance: bigint | undefined;
  /** True: the receiver's account did not occur before, in these data. */
  readonly opensReceiver: boolean;
}
