/**
 * At most `most` bytes in one growing piece of memory for parts of any size. A list of parts would let a server that sends single bytes cost a
 * hundred times what it sends, because each of them is an object.
 */
export function gatherBytes(most: number): {
  readonly add: (part: Uint8Array) => void;
  readonly length: () => number;
  readonly bytes: () => Buffer;
} {
  let room = Buffer.alloc(0);
  let length = 0;
  return {
    add(part) {
      if (length + part.length > room.length) {
        const larger = Buffer.allocUnsafeSlow(
          Math.min(most, Math.max(4_096, length + part.length, room.length * 2)),
        );
        larger.set(room.subarray(0, length));
        room = larger;
      }
      room.set(part, length);
      length += part.length;
    },
    length: () => length,
    bytes: () => room.subarray(0, length),
  };
}
