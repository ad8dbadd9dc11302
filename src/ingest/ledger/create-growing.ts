type Numbers = Float64Array | Uint32Array | Uint16Array | Uint8Array;

/** A column that grows; what it does not need is cut off by `finish`. */
export interface Growing<T extends Numbers> {
  readonly length: number;
  /** Appends a number; -1 becomes all ones in a column without signs. Gives its place. */
  push(value: number): number;
  at(place: number): number;
  finish(): T;
}

const FIRST = 1_024;

export function createGrowing<T extends Numbers>(make: new (length: number) => T): Growing<T> {
  let data = new make(FIRST);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === data.length) {
        const before = data;
        data = new make(2 * length);
        data.set(before);
      }
      data[length] = value;
      return length++;
    },
    at: (place) => data[place]!,
    finish: () => data.slice(0, length) as T,
  };
}
