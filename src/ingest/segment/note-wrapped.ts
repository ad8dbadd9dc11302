import { ADDRESS_KEY_BYTES } from '../../chains/bitcoin/script/write-address-key.ts';
import { SCRIPT_KINDS } from '../../chains/bitcoin/script-kind.ts';
import type { BlockColumns } from '../../chains/bitcoin/wire/block-columns.ts';
import type { Segment } from './segment.ts';

const P2WPKH = SCRIPT_KINDS.indexOf('p2wpkh');
const P2WSH = SCRIPT_KINDS.indexOf('p2wsh');
const key = new Uint8Array(ADDRESS_KEY_BYTES);

/** Notes the witness program that an input script pushes and nothing else: what a script hash hides (BIP 141). */
export function noteWrapped(segment: Segment, bytes: Uint8Array, columns: BlockColumns): void {
  for (let i = 0; i < columns.inputCount; i++) {
    const row = segment.inputs + i;
    segment.inputWrapped[row] = -1;
    const at = columns.inputScriptAt[i]!;
    const size = bytes[at + 2]!;
    if (columns.inputScriptLength[i] !== size + 3 || (size !== 20 && size !== 32)) continue;
    if (bytes[at] !== size + 2 || bytes[at + 1] !== 0) continue;
    key.fill(0);
    for (let k = 0; k < size; k++) key[k] = bytes[at + 3 + k]!;
    key[ADDRESS_KEY_BYTES - 1] = size === 20 ? P2WPKH : P2WSH;
    segment.inputWrapped[row] = segment.wrapKeys.insert(key, 0);
  }
}
