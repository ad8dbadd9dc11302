/** Row bytes of unsigned 64-bit ids to numbers; all ones, the mark for "none", becomes -1. */
export function idsFromBytes(bytes: Uint8Array): Float64Array {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  const ids = new Float64Array(words.length >> 1);
  for (let i = 0; i < ids.length; i++) {
    const high = words[i * 2 + 1]!;
    ids[i] = high === 0xffffffff ? -1 : high * 4_294_967_296 + words[i * 2]!;
  }
  return ids;
}

/** The reverse of idsFromBytes. */
export function idsToBytes(ids: ArrayLike<number>): Uint8Array {
  const words = new Uint32Array(ids.length * 2);
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i]!;
    words[i * 2] = id === -1 ? 0xffffffff : id % 4_294_967_296;
    words[i * 2 + 1] = id === -1 ? 0xffffffff : Math.floor(id / 4_294_967_296);
  }
  return new Uint8Array(words.buffer);
}
