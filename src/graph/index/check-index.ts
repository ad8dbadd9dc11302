/** An index as far as it is read whole. */
export interface IndexParts {
  parts(): Generator<Uint8Array>;
}

/**
 * Reads an index whole, so that each page of its runs is checked; with `other`, an index of the same keys, also compares
 * byte by byte. The byte of the first difference, or undefined. Errors: GRAPH_DAMAGED.
 */
export function checkIndex(index: IndexParts, other?: IndexParts): number | undefined {
  const expected = other?.parts();
  let byte = 0;
  for (const part of index.parts()) {
    const same = expected?.next().value as Uint8Array | undefined;
    if (expected && (same === undefined || Buffer.compare(part, same) !== 0)) return byte;
    byte += part.length;
  }
  return expected && !expected.next().done ? byte : undefined;
}
