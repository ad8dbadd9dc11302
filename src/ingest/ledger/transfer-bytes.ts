import { NO_ACCOUNT } from '../../graph/ledger/columns.ts';
import { readU256 } from '../../graph/ledger/u256.ts';
import type { NullableBytes, VariableBytes } from '../../lake/parquet/column-data.ts';
import type { LedgerDraft } from './ledger-draft.ts';

/** Digits of 2^256. */
const LONGEST = 78;

type Accounts = Pick<LedgerDraft, 'addresses' | 'accountAddress'>;

/**
 * Columns of the table `transfers` that need no ids: the thread that reads makes them, because the one that resolves and
 * writes has more to do.
 */
export function transferBytes(
  draft: Accounts & Pick<LedgerDraft, 'counts' | 'transferFrom' | 'transferTo' | 'transferValue'>,
): Pick<LedgerDraft, 'transferPayer' | 'transferReceiver' | 'transferDigits'> {
  return {
    transferPayer: addressesOf(draft, draft.transferFrom),
    transferReceiver: addressesOf(draft, draft.transferTo),
    transferDigits: digitsOf(draft.transferValue, draft.counts.transfers),
  };
}

function addressesOf(draft: Accounts, accounts: Uint32Array): NullableBytes {
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
