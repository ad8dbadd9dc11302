import { NO_ACCOUNT } from '../../graph/ledger/columns.ts';
import { readU256 } from '../../graph/ledger/u256.ts';
import type { NullableBytes, VariableBytes } from '../../lake/parquet/column-data.ts';
import type { TableRows } from '../../lake/parquet/create-table-builder.ts';
import type { LedgerDraft } from './ledger-draft.ts';

/** Digits of 2^256. */
const LONGEST = 78;

/** Rows of the table `transfers`, column by column in the order of EVM_TRANSFERS: most rows of a lake stand in it. */
export function transferTable(draft: LedgerDraft, assetIds: Uint32Array): TableRows {
  const { base, counts } = draft;
  const count = counts.transfers;
  const ids = new Float64Array(count);
  const numbers = new Float64Array(count);
  const positions = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const tx = draft.transferTx[i]! - base.transactions;
    ids[i] = base.transfers + i;
    numbers[i] = draft.blockNumber[draft.txBlock[tx]! - base.blocks]!;
    positions[i] = base.transfers + i - draft.txFirstTransfer[tx]!;
  }
  return {
    count,
    data: [
      ids,
      draft.transferTx,
      numbers,
      positions,
      draft.transferKind,
      addressesOf(draft, draft.transferFrom),
      addressesOf(draft, draft.transferTo),
      new Float64Array(assetIds),
      digitsOf(draft.transferValue, count),
      draft.transferLog,
      draft.transferImplied,
    ],
  };
}

function addressesOf(draft: LedgerDraft, accounts: Uint32Array): NullableBytes {
  const bytes = new Uint8Array(accounts.length * 20);
  // Words: most of the work is copying.
  const words = new Uint32Array(bytes.buffer);
  const source = new Uint32Array(
    draft.addresses.buffer,
    draft.addresses.byteOffset,
    draft.addresses.length / 4,
  );
  const valid = new Uint8Array(accounts.length);
  for (let i = 0; i < accounts.length; i++) {
    if (accounts[i] === NO_ACCOUNT) continue;
    valid[i] = 1;
    const from = draft.accountAddress[accounts[i]!]! * 5;
    for (let w = 0; w < 5; w++) words[i * 5 + w] = source[from + w]!;
  }
  return { bytes, valid };
}

function digitsOf(words: BigUint64Array, count: number): VariableBytes {
  let data = new Uint8Array(32 * count + LONGEST);
  const offsets = new Uint32Array(count + 1);
  let at = 0;
  for (let i = 0; i < count; i++) {
    const text = readU256(words, 4 * i).toString();
    if (at + LONGEST > data.length) {
      const before = data;
      data = new Uint8Array(2 * before.length);
      data.set(before);
    }
    for (let c = 0; c < text.length; c++) data[at + c] = text.charCodeAt(c);
    at += text.length;
    offsets[i + 1] = at;
  }
  return { data: data.subarray(0, at), offsets };
}
