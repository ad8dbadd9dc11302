import { TRANSFER_KINDS, type TransferKind } from '../../chains/evm/transfers/transfer.ts';
import { type AccountBook, COIN } from './create-account-book.ts';
import type { EvmTables } from './open-evm-tables.ts';

/** Rows of the table `transfers` by ascending ids, with accounts in the place of addresses. NO_ACCOUNT: nobody. */
export interface LakeTransfers {
  readonly id: Float64Array;
  readonly tx: Float64Array;
  readonly kind: Uint8Array;
  readonly asset: Uint32Array;
  /** Base units. */
  readonly value: readonly bigint[];
  /** Home accounts. */
  readonly payer: Uint32Array;
  readonly receiver: Uint32Array;
  readonly payerAccount: Uint32Array;
  readonly receiverAccount: Uint32Array;
}

/** `where`: a condition in SQL. Errors: LAKE_DAMAGED. */
export async function readLakeTransfers(
  { tables, book }: { readonly tables: EvmTables; readonly book: AccountBook },
  where: string,
): Promise<LakeTransfers> {
  const rows = await tables.rows(
    `SELECT transfer_id, tx_id, kind, asset_id, value, lower(hex(from_address)), lower(hex(to_address))
     FROM transfers WHERE ${where} ORDER BY transfer_id`,
  );
  const accounts = (column: 5 | 6, assetOf: (row: (typeof rows)[number]) => number) =>
    rows.map((row) => ({ address: row[column] as string | null, asset: assetOf(row) }));
  const own = (row: (typeof rows)[number]) => Number(row[3]);
  // One look into the table of accounts for all four.
  const ids = await book.idsOf([
    ...accounts(5, () => COIN),
    ...accounts(6, () => COIN),
    ...accounts(5, own),
    ...accounts(6, own),
  ]);
  const part = (i: number) => ids.slice(i * rows.length, (i + 1) * rows.length);
  return {
    id: Float64Array.from(rows, ([id]) => Number(id)),
    tx: Float64Array.from(rows, ([, tx]) => Number(tx)),
    kind: Uint8Array.from(rows, ([, , kind]) => TRANSFER_KINDS.indexOf(kind as TransferKind)),
    asset: Uint32Array.from(rows, own),
    value: rows.map(([, , , , value]) => BigInt(String(value))),
    payer: part(0),
    receiver: part(1),
    payerAccount: part(2),
    receiverAccount: part(3),
  };
}
