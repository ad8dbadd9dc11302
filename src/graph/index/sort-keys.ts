/** Numbers of the keys (each `width` bytes, one after the other) in ascending order of their bytes; equal keys keep their order. */
export function sortKeys(keys: Uint8Array, width: number): Uint32Array {
  const count = keys.length / width;
  const prefixes = new Uint32Array(count);
  for (let i = 0, at = 0; i < count; i++, at += width) {
    prefixes[i] = (keys[at]! << 24) | (keys[at + 1]! << 16) | (keys[at + 2]! << 8) | keys[at + 3]!;
  }
  const order = count < FEW ? sortFew(prefixes) : radixSort(prefixes);
  repairTies(order, { keys, width, prefixes });
  return order;
}

/** Counting takes 65,536 steps however few they are. */
const FEW = 2_048;

function sortFew(values: Uint32Array): Uint32Array {
  return Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
}

/** Two stable counting passes of 16 bits. */
function radixSort(values: Uint32Array): Uint32Array {
  let order = new Uint32Array(values.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  for (const shift of [0, 16]) {
    const starts = new Uint32Array(65_537);
    for (let i = 0; i < values.length; i++) starts[((values[i]! >>> shift) & 0xffff) + 1]! += 1;
    for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
    const next = new Uint32Array(values.length);
    for (let i = 0; i < order.length; i++)
      next[starts[(values[order[i]!]! >>> shift) & 0xffff]!++] = order[i]!;
    order = next;
  }
  return order;
}

/** Runs of equal prefixes are rare and short; they are put right by the remaining bytes. */
function repairTies(
  order: Uint32Array,
  table: { keys: Uint8Array; width: number; prefixes: Uint32Array },
): void {
  const { keys, width, prefixes } = table;
  let at = 0;
  while (at < order.length) {
    let end = at + 1;
    while (end < order.length && prefixes[order[end]!] === prefixes[order[at]!]) end += 1;
    if (end - at > 1) {
      const run = [...order.subarray(at, end)].sort((a, b) => {
        for (let i = 4; i < width; i++) {
          const difference = keys[a * width + i]! - keys[b * width + i]!;
          if (difference !== 0) return difference;
        }
        return a - b;
      });
      order.set(run, at);
    }
    at = end;
  }
}
