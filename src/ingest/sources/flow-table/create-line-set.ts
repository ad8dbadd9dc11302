/** Lines of a file, a bit each: a table is passed over more than once, and a bad row counts once. */
export function createLineSet(): { add(line: number): boolean } {
  let bits = new Uint8Array(1_024);
  return {
    /** Whether the line is new. */
    add(line) {
      const at = Math.floor(line / 8);
      if (at >= bits.length) {
        const larger = new Uint8Array(2 * at);
        larger.set(bits);
        bits = larger;
      }
      const bit = 1 << (line % 8);
      if ((bits[at]! & bit) !== 0) return false;
      bits[at]! |= bit;
      return true;
    },
  };
}
