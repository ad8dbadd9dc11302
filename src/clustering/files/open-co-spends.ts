import { idsFromBytes } from '../../graph/files/ids.ts';
import { FLAG_COINBASE, FLAG_COINJOIN, NO_ADDRESS } from '../../graph/flow-source.ts';
import { openGraphColumns } from '../../graph/store/open-graph-columns.ts';
import type { CoSpends } from '../multi-input.ts';

/** Transactions `from` up to, not with, `to`; `inputs` is the number of all inputs before `to`. */
export interface CoSpendRange {
  readonly from: number;
  readonly to: number;
  readonly inputs: number;
  /** Bits of MIX_KINDS: transactions that a detector saw as one of these are left out, as are coinbases. */
  readonly leaveOut: number;
  /** Single transactions that are left out. */
  readonly ignored: readonly number[];
  /** Addresses that are nobody's: their inputs say nothing. */
  readonly communal: readonly number[];
}

const CHUNK = 262_144;

/**
 * Reads the inputs of a range of transactions from the graph files beside a lake, some hundred thousand at a time. A run is
 * good until the next one is asked for; its addresses are on shared memory.
 */
export function* openCoSpends(directory: string, range: CoSpendRange): Generator<CoSpends, void> {
  const set = openGraphColumns(directory, ['txFirstInput', 'txFlags', 'txMixes', 'inputAddress']);
  const { txFirstInput: starts, txFlags: flags, txMixes: mixes, inputAddress: addresses } = set.columns;
  let shared = onSharedMemory(CHUNK * 2);
  try {
    for (let firstTx = range.from; firstTx < range.to; firstTx += CHUNK) {
      const transactions = Math.min(CHUNK, range.to - firstTx);
      const last = firstTx + transactions === range.to;
      const bytes = new Uint8Array((transactions + (last ? 0 : 1)) * 8);
      starts.read(firstTx, bytes);
      const base = idsFromBytes(bytes.subarray(0, 8))[0]!;
      const end = last ? range.inputs : idsFromBytes(bytes.subarray(transactions * 8))[0]!;
      const words = new Uint32Array(bytes.buffer);
      const inputStart = new Uint32Array(transactions + 1);
      // A run has fewer than 2^32 inputs: the low words of the ids are enough, also where the high one changes.
      for (let i = 0; i < transactions; i++) inputStart[i] = words[2 * i]! - words[0]!;
      inputStart[transactions] = end - base;
      if (end - base > shared.length) shared = onSharedMemory(end - base);
      const inputAddress = shared.subarray(0, end - base);
      addresses.read(base, new Uint8Array(inputAddress.buffer, 0, inputAddress.byteLength));
      for (const id of range.communal) leaveOut(inputAddress, id);
      const excluded = new Uint8Array(transactions);
      flags.read(firstTx, excluded);
      const seen = new Uint16Array(transactions);
      mixes.read(firstTx, new Uint8Array(seen.buffer));
      for (let i = 0; i < transactions; i++)
        excluded[i] =
          (excluded[i]! & FLAG_COINBASE) | ((seen[i]! & range.leaveOut) === 0 ? 0 : FLAG_COINJOIN);
      for (const tx of range.ignored)
        if (tx >= firstTx && tx < firstTx + transactions) excluded[tx - firstTx] = FLAG_COINJOIN;
      yield { firstTx, transactions, inputStart, excluded, inputAddress };
    }
  } finally {
    set.close();
  }
}

function leaveOut(inputAddress: Uint32Array, id: number): void {
  for (let at = inputAddress.indexOf(id); at >= 0; at = inputAddress.indexOf(id, at + 1))
    inputAddress[at] = NO_ADDRESS;
}

function onSharedMemory(count: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(count * 4));
}
