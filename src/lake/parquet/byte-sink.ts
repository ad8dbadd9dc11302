/** A growing byte array. */
export interface ByteSink {
  readonly length: number;
  byte(value: number): void;
  bytes(data: Uint8Array): void;
  u32(value: number): void;
  varint(value: number): void;
  view(): Uint8Array;
  reset(): void;
}

export function createByteSink(initial = 65_536): ByteSink {
  let data = new Uint8Array(initial);
  let length = 0;
  function reserve(extra: number): void {
    if (length + extra <= data.length) return;
    const larger = new Uint8Array(Math.max(data.length * 2, length + extra));
    larger.set(data.subarray(0, length));
    data = larger;
  }
  return {
    get length() {
      return length;
    },
    byte(value) {
      reserve(1);
      data[length++] = value;
    },
    bytes(source) {
      reserve(source.length);
      data.set(source, length);
      length += source.length;
    },
    u32(value) {
      reserve(4);
      data[length] = value;
      data[length + 1] = value >>> 8;
      data[length + 2] = value >>> 16;
      data[length + 3] = value >>> 24;
      length += 4;
    },
    varint(value) {
      reserve(10);
      let rest = value;
      while (rest > 127) {
        data[length++] = (rest % 128) | 128;
        rest = Math.floor(rest / 128);
      }
      data[length++] = rest;
    },
    view: () => data.subarray(0, length),
    reset() {
      length = 0;
    },
  };
}
