import { SCRIPT_KINDS } from '../../chains/bitcoin/script-kind.ts';
import { KEY_BYTES } from '../../graph/index/run-file.ts';
import type { GraphFiles } from '../../graph/store/graph-files.ts';

const P2PKH = SCRIPT_KINDS.indexOf('p2pkh');
const P2WPKH = SCRIPT_KINDS.indexOf('p2wpkh');
const CHUNK = 262_144;

export interface SameKeyPair {
  /** The older address id. */
  readonly a: number;
  readonly b: number;
}

/**
 * Addresses among `from` up to, not with, `to` that show the hash of a key which an older address shows in its other
 * form: P2PKH (and the bare key, which has the same address) and P2WPKH. Whoever has the key can spend from both.
 * Source: BlockSci, which counts them as one address. Ascending by `b`.
 */
export function sameKeyPairs(
  { columns, addresses }: GraphFiles,
  range: { readonly from: number; readonly to: number },
): SameKeyPair[] {
  const pairs: SameKeyPair[] = [];
  for (let from = range.from; from < range.to; from += CHUNK) {
    const keys = new Uint8Array(Math.min(CHUNK, range.to - from) * KEY_BYTES);
    columns.addressKey.read(from, keys);
    const asked: number[] = [];
    let count = 0;
    for (let i = 0, at = 0; at < keys.length; i++, at += KEY_BYTES) {
      const kind = keys[at + KEY_BYTES - 1];
      if (kind !== P2PKH && kind !== P2WPKH) continue;
      keys.copyWithin(count * KEY_BYTES, at, at + KEY_BYTES);
      keys[(count + 1) * KEY_BYTES - 1] = kind === P2PKH ? P2WPKH : P2PKH;
      asked.push(from + i);
      count += 1;
    }
    const twins = addresses.lookup(keys.subarray(0, count * KEY_BYTES));
    for (let i = 0; i < count; i++)
      if (twins[i]! >= 0 && twins[i]! < asked[i]!) pairs.push({ a: twins[i]!, b: asked[i]! });
  }
  return pairs;
}
