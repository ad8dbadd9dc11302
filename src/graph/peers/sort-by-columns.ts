/** Counting takes 65,536 steps however few rows there are. */
const FEW = 4_096;

/**
 * Numbers of the first `count` rows in ascending order of their columns, the first column before the second and so on; equal
 * rows keep their order.
 */
export function sortByColumns(columns: readonly Uint32Array[], count: number): Uint32Array {
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  return count < FEW ? sortFew(columns, order) : sortMany(columns, order);
}

function sortFew(columns: readonly Uint32Array[], order: Uint32Array): Uint32Array {
  return order.sort((a, b) => {
    for (const column of columns) if (column[a] !== column[b]) return column[a]! - column[b]!;
    return a - b;
  });
}

/** Stable counting passes of 16 bits from the last column on; a half that all rows share needs none. */
function sortMany(columns: readonly Uint32Array[], unsorted: Uint32Array): Uint32Array {
  let order = unsorted;
  let spare: Uint32Array = new Uint32Array(order.length);
  const starts = new Uint32Array(65_537);
  for (const column of [...columns].reverse()) {
    for (const shift of [0, 16]) {
      starts.fill(0);
      for (let i = 0; i < order.length; i++) starts[((column[i]! >>> shift) & 0xffff) + 1]! += 1;
      if (starts[((column[0]! >>> shift) & 0xffff) + 1] === order.length) continue;
      for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
      for (let i = 0; i < order.length; i++) {
        const row = order[i]!;
        spare[starts[(column[row]! >>> shift) & 0xffff]!++] = row;
      }
      [order, spare] = [spare, order];
    }
  }
  return order;
}
