import { SCRIPT_KINDS } from '../../chains/bitcoin/script-kind.ts';
import { KEY_BYTES } from '../../graph/index/run-file.ts';
import type { GraphFiles } from '../../graph/store/graph-files.ts';
import { createKeyFilter } from './create-key-filter.ts';

const P2PKH = SCRIPT_KINDS.indexOf('p2pkh');
const P2WPKH = SCRIPT_KINDS.indexOf('p2wpkh');
const CHUNK = 262_144;
/** Below one new address in so many, looking all of them up is cheaper than reading all older ones. */
const FEW = 64;

export interface SameKeyPair {
  /** The older address id. */
  readonly a: number;
  readonly b: number;
}

/**
 * Addresses among `from` up to, not with, `to` that show the hash of a key which an older address shows in its other
 * form: P2PKH (and the bare key, which has the same address) and P2WPKH. Whoever has the key can spend from both.
 * Source: BlockSci, which counts them as one address. Ascending by `b`. Few keys have both forms, so for many addresses
 * a filter of ten bits each says which ones to look up.
 */
export function sameKeyPairs(
  graph: GraphFiles,
  range: { readonly from: number; readonly to: number },
): SameKeyPair[] {
  const { from, to } = range;
  const many = (to - from) * FEW > to;
  const filter = many ? createKeyFilter(to) : undefined;
  if (filter) eachKey(graph, { from: 0, to }, (_, keys, at, kind) => filter.add(keys, at, kind));
  const pairs: SameKeyPair[] = [];
  const asked: number[] = [];
  let twins = new Uint8Array(CHUNK * KEY_BYTES);
  const lookUp = () => {
    const found = graph.addresses.lookup(twins.subarray(0, asked.length * KEY_BYTES));
    asked.forEach((id, i) => {
      if (found[i]! >= 0 && found[i]! < id) pairs.push({ a: found[i]!, b: id });
    });
    asked.length = 0;
    twins = new Uint8Array(CHUNK * KEY_BYTES);
  };
  eachKey(graph, range, (id, keys, at, kind) => {
    const other = kind === P2PKH ? P2WPKH : P2PKH;
    if (filter && !filter.has(keys, at, other)) return;
    const to = asked.length * KEY_BYTES;
    twins.set(keys.subarray(at, at + KEY_BYTES - 1), to);
    twins[to + KEY_BYTES - 1] = other;
    asked.push(id);
    if (asked.length === CHUNK) lookUp();
  });
  if (asked.length > 0) lookUp();
  return pairs;
}

/** Every address of the two kinds, in order; the key is good during the call. */
function eachKey(
  { columns }: GraphFiles,
  range: { readonly from: number; readonly to: number },
  take: (id: number, keys: Uint8Array, at: number, kind: number) => void,
): void {
  for (let from = range.from; from < range.to; from += CHUNK) {
    const keys = new Uint8Array(Math.min(CHUNK, range.to - from) * KEY_BYTES);
    columns.addressKey.read(from, keys);
    for (let i = 0, at = 0; at < keys.length; i++, at += KEY_BYTES) {
      const kind = keys[at + KEY_BYTES - 1]!;
      if (kind === P2PKH || kind === P2WPKH) take(from + i, keys, at, kind);
    }
  }
}
