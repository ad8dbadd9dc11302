import { bytesToHex } from '../../../primitives/hex.ts';
import { opcodeName } from './opcode-names.ts';

const SIGHASH: Readonly<Record<number, string>> = {
  1: 'ALL',
  2: 'NONE',
  3: 'SINGLE',
  129: 'ALL|ANYONECANPAY',
  130: 'NONE|ANYONECANPAY',
  131: 'SINGLE|ANYONECANPAY',
};

/**
 * A script in words, as Bitcoin Core prints it (src/core_write.cpp, ScriptToAsmStr): pushes of up to 4 bytes as
 * numbers, longer ones as hexadecimal, and `[error]` where a push runs over the end. With `signatures` (input scripts)
 * the last byte of a DER signature is shown as its hash type.
 */
export function scriptAsm(script: Uint8Array, signatures = false): string {
  const words: string[] = [];
  // Core shows signature types only where they cannot be something else.
  const unspendable = script[0] === 0x6a || script.length > 10_000;
  let cursor = 0;
  while (cursor < script.length) {
    const opcode = script[cursor]!;
    if (opcode > 0x4e || opcode === 0) {
      words.push(opcodeName(opcode));
      cursor += 1;
      continue;
    }
    const [prefix, length] = pushLength(script, cursor);
    const end = cursor + prefix + length;
    if (Number.isNaN(length) || end > script.length) {
      words.push('[error]');
      break;
    }
    words.push(pushWord(script.subarray(cursor + prefix, end), signatures && !unspendable));
    cursor = end;
  }
  return words.join(' ');
}

function pushLength(script: Uint8Array, at: number): [number, number] {
  const opcode = script[at]!;
  if (opcode < 0x4c) return [1, opcode];
  const width = opcode === 0x4c ? 1 : opcode === 0x4d ? 2 : 4;
  let length = 0;
  for (let i = width; i >= 1; i--) length = length * 256 + (script[at + i] ?? Number.NaN);
  return [1 + width, length];
}

function pushWord(data: Uint8Array, signatures: boolean): string {
  if (data.length <= 4) return String(scriptNumber(data));
  const type = SIGHASH[data[data.length - 1]!];
  if (signatures && type && isStrictDer(data)) return `${bytesToHex(data.subarray(0, -1))}[${type}]`;
  return bytesToHex(data);
}

/** Little-endian with the sign in the top bit. */
function scriptNumber(data: Uint8Array): number {
  if (data.length === 0) return 0;
  let value = 0;
  for (let i = data.length - 1; i >= 0; i--)
    value = value * 256 + (i === data.length - 1 ? data[i]! & 0x7f : data[i]!);
  return data[data.length - 1]! & 0x80 ? -value : value;
}

/** BIP66: 0x30 length 0x02 length R 0x02 length S hash-type, numbers positive and without needless zeros. */
function isStrictDer(signature: Uint8Array): boolean {
  const size = signature.length;
  if (size < 9 || size > 73 || signature[0] !== 0x30 || signature[1] !== size - 3) return false;
  const rLength = signature[3]!;
  if (5 + rLength >= size) return false;
  const sLength = signature[5 + rLength]!;
  if (rLength + sLength + 7 !== size) return false;
  return isPositiveInteger(signature, 2, rLength) && isPositiveInteger(signature, 4 + rLength, sLength);
}

function isPositiveInteger(bytes: Uint8Array, at: number, length: number): boolean {
  if (bytes[at] !== 0x02 || length === 0 || bytes[at + 2]! & 0x80) return false;
  return !(length > 1 && bytes[at + 2] === 0 && !(bytes[at + 3]! & 0x80));
}
