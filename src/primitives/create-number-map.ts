/** Whole numbers from 0 to 2^53 to slots (whole numbers from 0 to 2^31), in typed arrays. */
export interface NumberMap {
  readonly size: () => number;
  /** -1 when absent. */
  readonly get: (key: number) => number;
  /** The key must be absent. */
  readonly add: (key: number, slot: number) => void;
  /** Removes and returns the slot, -1 when absent. */
  readonly remove: (key: number) => number;
}

const EMPTY = -1;

/**
 * Open addressing with linear probing, at most half full, no tombstones. Beside a JS Map it leaves nothing for the
 * garbage collector to follow, which is what a frontier of millions of outputs needs.
 */
export function createNumberMap(): NumberMap {
  let mask = 1_023;
  let keys = new Float64Array(mask + 1).fill(EMPTY);
  let slots = new Int32Array(mask + 1);
  let size = 0;

  function home(key: number): number {
    // Ids are dense, so the low 32 bits are spread by Fibonacci hashing; the high part is folded in.
    const folded = (key >>> 0) ^ Math.floor(key / 4_294_967_296);
    return (Math.imul(folded, 0x9e3779b1) >>> 7) & mask;
  }

  function find(key: number): number {
    let at = home(key);
    while (keys[at] !== EMPTY) {
      if (keys[at] === key) return at;
      at = (at + 1) & mask;
    }
    return -1 - at;
  }

  function add(key: number, slot: number): void {
    if (2 * (size + 1) > mask) grow();
    const at = -1 - find(key);
    keys[at] = key;
    slots[at] = slot;
    size++;
  }

  function grow(): void {
    const oldKeys = keys;
    const oldSlots = slots;
    mask = 2 * mask + 1;
    keys = new Float64Array(mask + 1).fill(EMPTY);
    slots = new Int32Array(mask + 1);
    size = 0;
    for (let i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] !== EMPTY) add(oldKeys[i]!, oldSlots[i]!);
    }
  }

  function remove(key: number): number {
    let hole = find(key);
    if (hole < 0) return -1;
    const slot = slots[hole]!;
    size--;
    for (let at = (hole + 1) & mask; keys[at] !== EMPTY; at = (at + 1) & mask) {
      // An entry may move into the hole when its home is not between the hole and itself.
      if (((at - home(keys[at]!)) & mask) < ((at - hole) & mask)) continue;
      keys[hole] = keys[at]!;
      slots[hole] = slots[at]!;
      hole = at;
    }
    keys[hole] = EMPTY;
    return slot;
  }

  return {
    size: () => size,
    get: (key) => {
      const at = find(key);
      return at < 0 ? -1 : slots[at]!;
    },
    add,
    remove,
  };
}
