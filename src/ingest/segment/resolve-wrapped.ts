import { createHash } from 'node:crypto';
import { SCRIPT_KINDS } from '../../chains/bitcoin/script-kind.ts';
import { KEY_BYTES } from '../../graph/index/run-file.ts';
import type { GraphFiles } from '../../graph/store/graph-files.ts';
import type { Segment } from './segment.ts';

const P2SH = SCRIPT_KINDS.indexOf('p2sh');
const P2WPKH = SCRIPT_KINDS.indexOf('p2wpkh');

/**
 * Turns the programs that inputs pushed into address ids, -1 where the input's own address is not the hash of the
 * program, or the program's address was not paid before: anybody can push anything, only the hash proves it. Needs
 * resolved addresses and inputs.
 */
export function resolveWrapped(segment: Segment, graph: GraphFiles): void {
  const inner = segment.wrapKeys.keys();
  const count = inner.length / KEY_BYTES;
  if (count === 0) return;
  const asked = new Uint8Array(2 * inner.length);
  asked.set(inner);
  for (let i = 0; i < count; i++) writeScriptHash(inner, i * KEY_BYTES, asked, (count + i) * KEY_BYTES);
  const older = graph.addresses.lookup(asked);
  const ids = new Float64Array(2 * count);
  /** Output of the segment that shows an address first; -1 for an older address. */
  const shown = new Float64Array(2 * count).fill(-1);
  for (let i = 0; i < 2 * count; i++) {
    ids[i] = older[i]!;
    if (ids[i]! >= 0) continue;
    const local = segment.addressKeys.find(asked, i * KEY_BYTES);
    if (local < 0) continue;
    ids[i] = segment.base.addresses + numberOf(segment.newAddresses, local);
    shown[i] = segment.addressFirstOutput[local]!;
  }
  for (let tx = 0; tx < segment.transactions; tx++) {
    const end = tx + 1 < segment.transactions ? segment.txFirstInput[tx + 1]! : segment.inputs;
    for (let i = segment.txFirstInput[tx]!; i < end; i++) {
      const wrap = segment.inputWrapped[i]!;
      if (wrap < 0) continue;
      const known = ids[wrap]! >= 0 && shown[wrap]! < segment.txFirstOutput[tx]!;
      segment.inputWrapped[i] = known && ids[count + wrap] === segment.inputAddress[i] ? ids[wrap]! : -1;
    }
  }
}

/** The key of the script hash around a witness program. */
function writeScriptHash(keys: Uint8Array, at: number, target: Uint8Array, to: number): void {
  const size = keys[at + KEY_BYTES - 1] === P2WPKH ? 20 : 32;
  const script = Uint8Array.of(0, size, ...keys.subarray(at, at + size));
  const sha = createHash('sha256').update(script).digest();
  target.set(createHash('ripemd160').update(sha).digest(), to);
  target[to + KEY_BYTES - 1] = P2SH;
}

function numberOf(sorted: Uint32Array, local: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < local) low = middle + 1;
    else high = middle;
  }
  return low;
}
