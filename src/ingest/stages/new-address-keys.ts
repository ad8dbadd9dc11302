import { KEY_BYTES } from '../../graph/index/run-file.ts';

/** The keys (33 bytes each) of the addresses of a segment that are new, in order. */
export function newAddressKeys(keys: Uint8Array, fresh: Uint32Array): Uint8Array {
  const result = new Uint8Array(fresh.length * KEY_BYTES);
  for (let i = 0; i < fresh.length; i++) {
    const from = fresh[i]! * KEY_BYTES;
    for (let b = 0; b < KEY_BYTES; b++) result[i * KEY_BYTES + b] = keys[from + b]!;
  }
  return result;
}
