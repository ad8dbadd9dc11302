import { randomInt } from 'node:crypto';
import type { FlowRun } from '../../ledger/flow-run.ts';
import type { FlowChunk } from './flow-chunk.ts';
import { createCausalOrder } from './in-causal-order.ts';

/** Makes runs of the rows of one height: by transaction as these first occur, then in an order in which money can have gone. */
export function createFlowGrouper(): (chunk: FlowChunk, inFile: Uint32Array) => FlowRun {
  const causal = createCausalOrder();
  const key = randomInt(1, 2 ** 31) | 1;
  let slots = new Int32Array(64);

  return (chunk, inFile) => {
    const { from, to } = chunk;
    const grouped = byTransaction(chunk, inFile);
    const order = causal({ ...grouped, from, to }, chunk.names.addresses.size());
    const { rows, starts } = order ? inOrder(grouped, order) : grouped;
    return { columns: chunk, inFile, rows, starts };
  };

  function byTransaction(chunk: FlowChunk, inFile: Uint32Array) {
    const { txWords, named } = chunk;
    const total = inFile.length;
    const groupOf = new Uint32Array(total);
    // The first row of each group.
    const firsts = new Uint32Array(total);
    let count = 0;
    let apart = false;
    let mask = 0;
    const same = (a: number, b: number) => {
      for (let w = 0; w < 8; w++) if (txWords[8 * a + w] !== txWords[8 * b + w]) return false;
      return true;
    };
    /** Group of a transaction, a new one when it has none yet. */
    function find(row: number): number {
      if (mask === 0) {
        let size = 4;
        while (size < 2 * total) size *= 2;
        if (slots.length < size) slots = new Int32Array(size);
        mask = size - 1;
        slots.fill(-1, 0, size);
        for (let g = 0; g < count; g++) if (named[firsts[g]!] === 1) slots[free(firsts[g]!)] = g;
      }
      const at = free(row);
      if (slots[at]! >= 0) return slots[at]!;
      slots[at] = count;
      return count;
    }
    /** The slot of a row's transaction: its group's, or an empty one. */
    function free(row: number): number {
      const first = txWords[8 * row]! ^ Math.imul(txWords[8 * row + 3]!, key);
      let at = Math.imul(first ^ (first >>> 15), key);
      at = (at ^ (at >>> 16)) & mask;
      while (slots[at]! >= 0 && !same(firsts[slots[at]!]!, row)) at = (at + 1) & mask;
      return at;
    }
    let group = -1;
    for (let i = 0; i < total; i++) {
      const row = inFile[i]!;
      // Rows of a transaction mostly stand together.
      if (named[row] === 0) group = count;
      else if (group < 0 || named[firsts[group]!] === 0 || !same(firsts[group]!, row)) group = find(row);
      if (group === count) firsts[count++] = row;
      else if (group !== count - 1) apart = true;
      groupOf[i] = group;
    }
    const starts = new Uint32Array(count + 1);
    for (let i = 0; i < total; i++) starts[groupOf[i]! + 1]! += 1;
    for (let g = 0; g < count; g++) starts[g + 1]! += starts[g]!;
    if (!apart) return { count, rows: inFile, starts };
    const next = starts.slice();
    const rows = new Uint32Array(total);
    for (let i = 0; i < total; i++) rows[next[groupOf[i]!]!++] = inFile[i]!;
    return { count, rows, starts };
  }
}

/** The groups one after the other as `order` says. */
function inOrder(
  { rows, starts }: { readonly rows: Uint32Array; readonly starts: Uint32Array },
  order: Uint32Array,
): { rows: Uint32Array; starts: Uint32Array } {
  const moved = new Uint32Array(rows.length);
  const begins = new Uint32Array(starts.length);
  let at = 0;
  for (let i = 0; i < order.length; i++) {
    begins[i] = at;
    for (let k = starts[order[i]!]!; k < starts[order[i]! + 1]!; k++) moved[at++] = rows[k]!;
  }
  begins[order.length] = at;
  return { rows: moved, starts: begins };
}
