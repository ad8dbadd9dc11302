/** Keys of one width, each with the number of its first insertion: 0, 1, 2, ... Lives in memory. */
export interface KeyTable {
  readonly size: number;
  /** All keys, one after the other, in the order of insertion. Valid until the next insertion. */
  keys(): Uint8Array;
  /** Number of the key at `bytes[at, at + width)`, or -1. */
  find(bytes: Uint8Array, at: number): number;
  /** Number of the key, which is new exactly when it equals the size before. */
  insert(bytes: Uint8Array, at: number): number;
  clear(): void;
}

/** Open addressing over 32-bit slots; keys are compared whole. `width` >= 8; keys are hashes, so 8 bytes spread well. */
export function createKeyTable(width: number, expected = 1_024): KeyTable {
  let capacity = 1 << (32 - Math.clz32(Math.max(16, expected * 2) - 1));
  let slots = new Uint32Array(capacity);
  let keys = new Uint8Array(width * (capacity >> 1));
  let size = 0;

  function slotOf(bytes: Uint8Array, at: number): number {
    const low = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    const high = bytes[at + 4]! | (bytes[at + 5]! << 8) | (bytes[at + 6]! << 16) | (bytes[at + 7]! << 24);
    const mixed = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
    return (mixed ^ (mixed >>> 15)) & (capacity - 1);
  }
  function locate(bytes: Uint8Array, at: number): number {
    let slot = slotOf(bytes, at);
    for (;;) {
      const entry = slots[slot]!;
      if (entry === 0 || equal(bytes, at, entry - 1)) return slot;
      slot = (slot + 1) & (capacity - 1);
    }
  }
  function equal(bytes: Uint8Array, at: number, index: number): boolean {
    const from = index * width;
    for (let i = 0; i < width; i++) if (keys[from + i] !== bytes[at + i]) return false;
    return true;
  }
  function grow(): void {
    capacity *= 2;
    slots = new Uint32Array(capacity);
    const larger = new Uint8Array(width * (capacity >> 1));
    larger.set(keys);
    keys = larger;
    for (let index = 0; index < size; index++) {
      let slot = slotOf(keys, index * width);
      while (slots[slot] !== 0) slot = (slot + 1) & (capacity - 1);
      slots[slot] = index + 1;
    }
  }

  return {
    get size() {
      return size;
    },
    keys: () => keys.subarray(0, size * width),
    find(bytes, at) {
      return slots[locate(bytes, at)]! - 1;
    },
    insert(bytes, at) {
      const slot = locate(bytes, at);
      if (slots[slot] !== 0) return slots[slot]! - 1;
      for (let i = 0; i < width; i++) keys[size * width + i] = bytes[at + i]!;
      slots[slot] = size + 1;
      size += 1;
      if (size > capacity >> 1 || (size + 1) * width > keys.length) grow();
      return size - 1;
    },
    clear() {
      slots.fill(0);
      size = 0;
    },
  };
}
