import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { classifyScript } from '../../src/chains/bitcoin/script/classify-script.ts';
import { SCRIPT_KINDS, type ScriptKind } from '../../src/chains/bitcoin/script-kind.ts';
import { createHash256Batch } from '../../src/chains/bitcoin/sha256/hash256-batch.ts';
import { type BlockColumns, createBlockColumns } from '../../src/chains/bitcoin/wire/block-columns.ts';
import { blockTxids } from '../../src/chains/bitcoin/wire/block-txids.ts';
import { decodeBlock } from '../../src/chains/bitcoin/wire/decode-block.ts';
import type { MixCoin, MixTransaction } from '../../src/clustering/coinjoin/mix-transaction.ts';
import { mostCommon } from '../../src/clustering/coinjoin/most-common.ts';
import { displayHash } from '../../src/primitives/display-hash.ts';

export interface RealTransaction {
  readonly block: string;
  readonly txid: string;
  /** The transaction with inputs of several amounts: what it spends is not in the block. */
  readonly readings: readonly MixTransaction[];
}

/**
 * Every transaction but the coinbases of single real blocks (`*.raw`). The outputs that they spend lie in blocks that
 * are not there: an input is told from others by the key or script that it shows, and gets the kind that most outputs
 * have and the values that would let a detector fire. What fires on any reading is therefore an upper bound.
 */
export function* readRealBlocks(folder: string): Generator<RealTransaction, void> {
  const columns = createBlockColumns();
  const batch = createHash256Batch();
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.raw')) continue;
    const bytes = new Uint8Array(readFileSync(join(folder, file)));
    decodeBlock(bytes, { from: 0, to: bytes.length }, columns);
    const txids = blockTxids(bytes, columns, batch);
    const known = /^main_(\d+)_/.exec(file);
    // Blocks from before BIP 34 do not say their height; all of them are older than any wallet that mixes.
    const height = known ? Number(known[1]) : file.startsWith('main_pre') ? 0 : undefined;
    const witnesses = readWitnesses(bytes, columns);
    for (let tx = 1; tx < columns.txCount; tx++) {
      const numbers = new Map<string, number>();
      const numberOf = (text: string) => {
        if (!numbers.has(text)) numbers.set(text, numbers.size);
        return numbers.get(text)!;
      };
      const outputs = outputsOf(bytes, columns, { tx, numberOf });
      const count = columns.txFirstInput[tx + 1]! - columns.txFirstInput[tx]!;
      const scripts = Array.from({ length: count }, (_, i) => {
        const row = columns.txFirstInput[tx]! + i;
        return numberOf(`input ${shownBy(bytes, columns, { row, witness: witnesses[row] })}`);
      });
      const kind = mostKind(outputs);
      const reading = (values: readonly bigint[]): MixTransaction => ({
        ...(height === undefined ? {} : { height }),
        inputs: scripts.map((script, i) => ({ value: values[i]!, script, kind })),
        outputs,
      });
      const txid = displayHash(txids.subarray(tx * 32, tx * 32 + 32));
      yield {
        block: file,
        txid,
        readings: [reading(fallingValues(outputs, count)), reading(sharedValues(outputs, scripts))],
      };
    }
  }
}

function outputsOf(
  bytes: Uint8Array,
  columns: BlockColumns,
  { tx, numberOf }: { tx: number; numberOf: (text: string) => number },
): MixCoin[] {
  const outputs: MixCoin[] = [];
  for (let o = columns.txFirstOutput[tx]!; o < columns.txFirstOutput[tx + 1]!; o++) {
    const [at, length] = [columns.outputScriptAt[o]!, columns.outputScriptLength[o]!];
    const kind = SCRIPT_KINDS[classifyScript(bytes, at, length)]!;
    const script = kind === 'op_return' ? -1 : numberOf(hex(bytes.subarray(at, at + length)));
    outputs.push({ value: columns.outputValue[o]!, kind, script });
  }
  return outputs;
}

/** The last push of the script, or of the witness: the key, or the script behind a hash. */
function shownBy(
  bytes: Uint8Array,
  columns: BlockColumns,
  { row, witness }: { row: number; witness: string | undefined },
): string {
  const [at, length] = [columns.inputScriptAt[row]!, columns.inputScriptLength[row]!];
  if (length === 0) return witness ?? `unknown ${row}`;
  const script = bytes.subarray(at, at + length);
  // A signature and a key: the key is what two inputs of one address share. A bare signature shows nothing.
  const sizes: { from: number; to: number }[] = [];
  for (let i = 0; i < script.length; ) {
    const opcode = script[i]!;
    const prefix = opcode === 0x4c ? 2 : opcode === 0x4d ? 3 : 1;
    const size =
      opcode === 0x4c
        ? script[i + 1]!
        : opcode === 0x4d
          ? script[i + 1]! | (script[i + 2]! << 8)
          : opcode < 0x4c
            ? opcode
            : 0;
    sizes.push({ from: i + prefix, to: i + prefix + size });
    i += prefix + size;
  }
  const last = sizes[sizes.length - 1]!;
  return sizes.length > 1 || witness ? hex(script.subarray(last.from, last.to)) : `unknown ${row}`;
}

/** The last witness item of every input, hexadecimal. */
function readWitnesses(bytes: Uint8Array, columns: BlockColumns): (string | undefined)[] {
  const found: (string | undefined)[] = [];
  for (let tx = 0; tx < columns.txCount; tx++) {
    if (columns.txSegwit[tx] === 0) continue;
    let at = columns.txBodyEnd[tx]!;
    const varint = () => {
      const first = bytes[at++]!;
      const size = first < 0xfd ? 0 : first === 0xfd ? 2 : 4;
      let value = size === 0 ? first : 0;
      for (let i = 0; i < size; i++) value += bytes[at + i]! * 256 ** i;
      at += size;
      return value;
    };
    for (let row = columns.txFirstInput[tx]!; row < columns.txFirstInput[tx + 1]!; row++) {
      for (let items = varint(); items > 0; items--) {
        const size = varint();
        found[row] = hex(bytes.subarray(at, at + size));
        at += size;
      }
    }
  }
  return found;
}

/** For a Whirlpool mix one coin with a little more, else falling amounts. */
function fallingValues(outputs: readonly MixCoin[], count: number): bigint[] {
  const { value } = outputs[0]!;
  const alike = count === outputs.length && outputs.every((output) => output.value === value);
  return Array.from({ length: count }, (_, i) => {
    if (!alike) return 10_000_000_000n - 77n * BigInt(i);
    return i === count - 1 ? value + 1_000n : value;
  });
}

/** Each script brings one of the most frequent outputs and the next of the others, as in a CoinJoin; further coins are dust. */
function sharedValues(outputs: readonly MixCoin[], scripts: readonly number[]): bigint[] {
  const counts = new Map<bigint, number>();
  for (const { value, kind } of outputs)
    if (kind !== 'op_return') counts.set(value, (counts.get(value) ?? 0) + 1);
  const equal = mostCommon(counts)?.value ?? 0n;
  const change = outputs.filter(({ value, kind }) => value !== equal && kind !== 'op_return');
  const seen = new Set<number>();
  return scripts.map((script) => {
    if (seen.has(script)) return 600n;
    seen.add(script);
    return equal + (change[seen.size - 1]?.value ?? 0n) + 600n;
  });
}

/** The kind that most outputs are of. */
function mostKind(outputs: readonly MixCoin[]): ScriptKind {
  const counts = new Map<ScriptKind, number>();
  for (const { kind } of outputs) if (kind !== 'op_return') counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 'unknown';
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
