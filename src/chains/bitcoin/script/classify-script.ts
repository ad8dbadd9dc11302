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
  return bytes[at] === length - 1 && isPublicKey(bytes, at + 1, length - 1);
}

/** Reads as Core's MatchMultisig does: numbers up to 20, keys in any kind of push. */
function isMultisig(bytes: Uint8Array, at: number, length: number): boolean {
  const end = at + length - 1;
  const required = multisigNumber(bytes, at);
  let cursor = at + (required > 16 ? 2 : 1);
  let keys = 0;
  while (required > 0 && cursor < end) {
    const from = cursor + pushPrefix(bytes[cursor]!);
    const size = pushSize(bytes, cursor);
    if (from + size > end || !isPublicKey(bytes, from, size)) break;
    cursor = from + size;
    keys += 1;
  }
  const total = multisigNumber(bytes, cursor);
  return total > 0 && total >= required && total === keys && cursor + (total > 16 ? 2 : 1) === end;
}

/** OP_1 to OP_16, or a push of the byte 17 to 20; 0 for anything else. */
function multisigNumber(bytes: Uint8Array, at: number): number {
  const opcode = bytes[at]!;
  if (opcode >= 0x51 && opcode <= 0x60) return opcode - 0x50;
  const pushed = opcode === 1 ? bytes[at + 1]! : 0;
  return pushed > 16 && pushed <= 20 ? pushed : 0;
}

function isPublicKey(bytes: Uint8Array, at: number, size: number): boolean {
  const prefix = bytes[at];
  return size === 33
    ? prefix === 2 || prefix === 3
    : size === 65 && (prefix === 4 || prefix === 6 || prefix === 7);
}

function isPushOnly(bytes: Uint8Array, from: number, end: number): boolean {
  let cursor = from;
  while (cursor < end) {
    const opcode = bytes[cursor]!;
    if (opcode > 0x60) return false;
    cursor += pushPrefix(opcode) + pushSize(bytes, cursor);
  }
  return cursor === end;
}

/** Bytes of an opcode and of the length behind it. */
function pushPrefix(opcode: number): number {
  return opcode === 0x4c ? 2 : opcode === 0x4d ? 3 : opcode === 0x4e ? 5 : 1;
}

/** Bytes that the opcode at `at` pushes. */
function pushSize(bytes: Uint8Array, at: number): number {
  const opcode = bytes[at]!;
  if (opcode < 0x4c) return opcode;
  let size = 0;
  for (let i = pushPrefix(opcode) - 1; i > 0; i--) size = size * 256 + (bytes[at + i] ?? 0);
  return size;
}
