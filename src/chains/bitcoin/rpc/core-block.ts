import type { Chain } from '../../../primitives/chain.ts';
import { displayHash } from '../../../primitives/display-hash.ts';
import { bytesToHex } from '../../../primitives/hex.ts';
import { addressKeyText } from '../address/address-key-text.ts';
import { classifyScript } from '../script/classify-script.ts';
import { scriptAsm } from '../script/script-asm.ts';
import { ADDRESS_KEY_BYTES, writeAddressKey } from '../script/write-address-key.ts';
import { SCRIPT_KINDS, type ScriptKind } from '../script-kind.ts';
import type { BlockColumns } from '../wire/block-columns.ts';
import { decodeHeader } from '../wire/decode-header.ts';

export interface CoreOutput {
  /** Satoshi. Core prints coins as a decimal number; Jejak keeps the exact integer. */
  readonly value: bigint;
  readonly n: number;
  readonly scriptPubKey: {
    readonly asm: string;
    readonly hex: string;
    readonly type: string;
    readonly address?: string;
  };
}

export interface CoreInput {
  readonly coinbase?: string;
  readonly txid?: string;
  readonly vout?: number;
  readonly scriptSig?: { readonly asm: string; readonly hex: string };
  readonly txinwitness?: readonly string[];
  readonly sequence: number;
}

export interface CoreTransaction {
  readonly txid: string;
  readonly version: number;
  readonly size: number;
  readonly vsize: number;
  readonly weight: number;
  readonly locktime: number;
  readonly vin: readonly CoreInput[];
  readonly vout: readonly CoreOutput[];
  readonly hex: string;
}

const CORE_TYPE: Readonly<Record<ScriptKind, string>> = {
  unknown: 'nonstandard',
  p2pk: 'pubkey',
  p2pkh: 'pubkeyhash',
  p2sh: 'scripthash',
  p2wpkh: 'witness_v0_keyhash',
  p2wsh: 'witness_v0_scripthash',
  p2tr: 'witness_v1_taproot',
  multisig: 'multisig',
  op_return: 'nulldata',
  witness_unknown: 'witness_unknown',
  anchor: 'anchor',
};

/**
 * A decoded transaction in the words of Bitcoin Core's `getblock <hash> 2`, so that the two can be compared field by
 * field and a person can read it. `txids` are those of the block, wire order.
 */
export function coreTransaction(
  block: {
    readonly bytes: Uint8Array;
    readonly columns: BlockColumns;
    readonly txids: Uint8Array;
    readonly chain: Chain;
  },
  tx: number,
): CoreTransaction {
  const { bytes, columns, txids, chain } = block;
  const at = columns.txAt[tx]!;
  const end = columns.txEnd[tx]!;
  const size = end - at;
  const base = columns.txSegwit[tx] === 0 ? size : 8 + columns.txBodyEnd[tx]! - columns.txBodyAt[tx]!;
  const weight = base * 3 + size;
  return {
    txid: displayHash(txids.subarray(tx * 32, tx * 32 + 32)),
    version: columns.txVersion[tx]!,
    size,
    vsize: Math.ceil(weight / 4),
    weight,
    locktime: columns.txLocktime[tx]!,
    vin: inputs(bytes, columns, tx),
    vout: outputs(bytes, columns, { tx, chain }),
    hex: bytesToHex(bytes.subarray(at, end)),
  };
}

/** The header in Core's words. */
export function coreHeader(bytes: Uint8Array, columns: BlockColumns) {
  const header = decodeHeader(bytes, columns.headerAt);
  return {
    version: header.version,
    previousblockhash: displayHash(header.previous),
    merkleroot: displayHash(header.merkleRoot),
    time: header.time,
    bits: header.bits.toString(16).padStart(8, '0'),
    nonce: header.nonce,
    nTx: columns.txCount,
    size: columns.endAt - columns.headerAt,
  };
}

function inputs(bytes: Uint8Array, columns: BlockColumns, tx: number): CoreInput[] {
  const witnesses = columns.txSegwit[tx] === 0 ? [] : readWitnesses(bytes, columns, tx);
  const list: CoreInput[] = [];
  for (let i = columns.txFirstInput[tx]!; i < columns.txFirstInput[tx + 1]!; i++) {
    const scriptAt = columns.inputScriptAt[i]!;
    const script = bytes.subarray(scriptAt, scriptAt + columns.inputScriptLength[i]!);
    const witness = witnesses[list.length];
    const common = {
      sequence: columns.inputSequence[i]!,
      ...(witness?.length ? { txinwitness: witness } : {}),
    };
    const previousAt = columns.inputPreviousAt[i]!;
    const previous = displayHash(bytes.subarray(previousAt, previousAt + 32));
    const coinbase = columns.inputVout[i] === 0xffffffff && /^0+$/.test(previous);
    list.push(
      coinbase
        ? { coinbase: bytesToHex(script), ...common }
        : {
            txid: previous,
            vout: columns.inputVout[i]!,
            scriptSig: { asm: scriptAsm(script, true), hex: bytesToHex(script) },
            ...common,
          },
    );
  }
  return list;
}

function outputs(
  bytes: Uint8Array,
  columns: BlockColumns,
  which: { tx: number; chain: Chain },
): CoreOutput[] {
  const list: CoreOutput[] = [];
  const key = new Uint8Array(ADDRESS_KEY_BYTES);
  for (let o = columns.txFirstOutput[which.tx]!; o < columns.txFirstOutput[which.tx + 1]!; o++) {
    const at = columns.outputScriptAt[o]!;
    const length = columns.outputScriptLength[o]!;
    const script = bytes.subarray(at, at + length);
    const kind = classifyScript(bytes, at, length);
    const address = writeAddressKey({ bytes, at, length, kind }, key, 0)
      ? addressKeyText(which.chain, key)
      : undefined;
    list.push({
      value: columns.outputValue[o]!,
      n: list.length,
      scriptPubKey: {
        asm: scriptAsm(script),
        hex: bytesToHex(script),
        type: CORE_TYPE[SCRIPT_KINDS[kind]!],
        ...(address && !address.startsWith('script:') ? { address } : {}),
      },
    });
  }
  return list;
}

function readWitnesses(bytes: Uint8Array, columns: BlockColumns, tx: number): string[][] {
  let cursor = columns.txBodyEnd[tx]!;
  const varint = () => {
    const first = bytes[cursor++]!;
    if (first < 0xfd) return first;
    const width = first === 0xfd ? 2 : 4;
    let value = 0;
    for (let i = width - 1; i >= 0; i--) value = value * 256 + bytes[cursor + i]!;
    cursor += width;
    return value;
  };
  const witnesses: string[][] = [];
  for (let i = columns.txFirstInput[tx]!; i < columns.txFirstInput[tx + 1]!; i++) {
    const items: string[] = [];
    for (let left = varint(); left > 0; left--) {
      const length = varint();
      items.push(bytesToHex(bytes.subarray(cursor, cursor + length)));
      cursor += length;
    }
    witnesses.push(items);
  }
  return witnesses;
}
