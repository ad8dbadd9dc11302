import { TRANSFER_KINDS } from '../../chains/evm/transfers/transfer.ts';
import type { AccountSource } from '../../graph/account-source.ts';
import type { AccountTransfer } from './account-transfer.ts';

/** Work that all lakes of a question share. */
export interface WorkBudget {
  /** Transactions that may still be read. Below 0: it did not suffice. */
  left: number;
}

/** Histories of accounts, each read once. */
export interface AccountReader {
  /** All transfers of an account in chain order; undefined when it is busy or the budget does not suffice. */
  history(account: number): Promise<readonly AccountTransfer[] | undefined>;
  /** Accounts with more transfers than `busyFrom` that were met. */
  readonly busy: ReadonlySet<number>;
}

/** Reads a source within `budget`; accounts with more than `busyFrom` transfers are not read. */
export function createAccountReader(
  source: AccountSource,
  busyFrom: number,
  budget: WorkBudget,
): AccountReader {
  const known = new Map<number, readonly AccountTransfer[]>();
  const busy = new Set<number>();
  return {
    busy,
    async history(account) {
      const found = known.get(account);
      if (found || busy.has(account) || budget.left < 0) return found;
      const ids = await source.history(account, { limit: busyFrom + 1 });
      // Transfers are as many as their transactions or more: a bound, known before these are read.
      budget.left -= Math.max(1, ids.length);
      if (ids.length > busyFrom) busy.add(account);
      if (busy.has(account) || budget.left < 0) return undefined;
      const transfers = await readTransfers(source, ids.sort());
      known.set(account, transfers);
      return transfers;
    },
  };
}

async function readTransfers(source: AccountSource, ids: Float64Array): Promise<AccountTransfer[]> {
  const wanted = new Set(ids);
  const batch = await source.transactionsOf(ids);
  const transfers: AccountTransfer[] = [];
  for (let t = 0; t < batch.count; t++)
    for (let i = batch.start[t]!; i < batch.start[t + 1]!; i++) {
      const id = batch.transferId[i]!;
      if (!wanted.has(id)) continue;
      transfers.push({
        id,
        tx: batch.tx[t]!,
        number: batch.number[t]!,
        kind: TRANSFER_KINDS[batch.kind[i]!]!,
        sender: batch.sender[t]!,
        target: batch.target[t]!,
        payer: batch.payer[i]!,
        receiver: batch.receiver[i]!,
        payerAccount: batch.payerAccount[i]!,
        receiverAccount: batch.receiverAccount[i]!,
        asset: batch.asset[i]!,
        value: batch.value(i),
        payerBalance: batch.payerBalance(i),
        opensReceiver: batch.receiverPrevious[i] === -1,
      });
    }
  return transfers;
}
