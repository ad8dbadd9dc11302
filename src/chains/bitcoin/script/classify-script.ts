import { SCRIPT_KINDS, type ScriptKind } from '../script-kind.ts';

const CODE = Object.fromEntries(SCRIPT_KINDS.map((kind, code) => [kind, code])) as Record<ScriptKind, number>;

/**
 * Kind of the output script `bytes[at, at + length)` as its code in SCRIPT_KINDS. Templates as in Bitcoin Core's
 * Solver (src/script/solver.cpp). Allocates nothing: it runs once for every output of a chain.
 */
export function classifyScript(bytes: Uint8Array, at: number, length: number): number {
  if (length === 0) return CODE.unknown;
  const first = bytes[at]!;
  const last = bytes[at + length - 1]!;
  if (length === 25 && first === 0x76) {
    const template =
      bytes[at + 1] === 0xa9 && bytes[at + 2] === 20 && bytes[at + 23] === 0x88 && last === 0xac;
    return template ? CODE.p2pkh : CODE.unknown;
  }
  if (length === 23 && first === 0xa9 && bytes[at + 1] === 20 && last === 0x87) return CODE.p2sh;
  if (
    length >= 4 &&
    length <= 42 &&
    bytes[at + 1] === length - 2 &&
    (first === 0 || (first >= 0x51 && first <= 0x60))
  ) {
    return witnessProgram(bytes, at, length);
  }
  if (first === 0x6a) return isPushOnly(bytes, at + 1, at + length) ? CODE.op_return : CODE.unknown;
  if (last === 0xac && isPublicKeyPush(bytes, at, length - 1)) return CODE.p2pk;
  if (last === 0xae && isMultisig(bytes, at, length)) return CODE.multisig;
  return CODE.unknown;
}

function witnessProgram(bytes: Uint8Array, at: number, length: number): number {
  const first = bytes[at]!;
  const size = length - 2;
  if (first === 0) return size === 20 ? CODE.p2wpkh : size === 32 ? CODE.p2wsh : CODE.unknown;
  if (first === 0x51 && size === 32) return CODE.p2tr;
  if (first === 0x51 && size === 2 && bytes[at + 2] === 0x4e && bytes[at + 3] === 0x73) return CODE.anchor;
  return CODE.witness_unknown;
}

/** A push of 33 or 65 bytes whose first byte says so (Core's CPubKey::ValidSize). */
function isPublicKeyPush(bytes: Uint8Array, at: number, length: number): boolean {
  const prefix = bytes[at + 1];
  if (length === 34) return bytes[at] === 33 && (prefix === 2 || prefix === 3);
  return length === 66 && bytes[at] === 65 && (prefix === 4 || prefix === 6 || prefix === 7);
}

function isMultisig(bytes: Uint8Array, at: number, length: number): boolean {
  const required = bytes[at]! - 0x50;
  const total = bytes[at + length - 2]! - 0x50;
  if (required < 1 || required > 16 || total < required || total > 16) return false;
  const end = at + length - 2;
  let cursor = at + 1;
  let keys = 0;
  while (cursor < end) {
    const push = bytes[cursor]! + 1;
    if (cursor + push > end || !isPublicKeyPush(bytes, cursor, push)) return false;
    cursor += push;
    keys += 1;
  }
  return keys === total;
}

function isPushOnly(bytes: Uint8Array, from: number, end: number): boolean {
  let cursor = from;
  while (cursor < end) {
    const opcode = bytes[cursor]!;
    if (opcode > 0x60) return false;
    if (opcode < 0x4c) cursor += 1 + opcode;
    else if (opcode === 0x4c) cursor += 2 + (bytes[cursor + 1] ?? 0);
    else if (opcode === 0x4d) cursor += 3 + (bytes[cursor + 1] ?? 0) + (bytes[cursor + 2] ?? 0) * 256;
    else if (opcode === 0x4e)
      cursor +=
        5 + (bytes[cursor + 1] ?? 0) + (bytes[cursor + 2] ?? 0) * 256 + (bytes[cursor + 3] ?? 0) * 65536;
    else cursor += 1;
  }
  return cursor === end;
}
