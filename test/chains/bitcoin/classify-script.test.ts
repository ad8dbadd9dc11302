import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyScript } from '../../../src/chains/bitcoin/script/classify-script.ts';
import { SCRIPT_KINDS } from '../../../src/chains/bitcoin/script-kind.ts';
import { kindOf } from './support/script-of.ts';

/** A compressed and an uncompressed key (the generator point), as pushes. */
const C = '210279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798';
const U = `4104${C.slice(4)}483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8`;
const h = (bytes: number) => 'ab'.repeat(bytes);

// After script_standard_tests.cpp of Bitcoin Core (Solver_success, Solver_failure) and the rules of solver.cpp.
describe('classifyScript', () => {
  it.each([
    ['p2pk', `${C}ac`],
    ['p2pk', `${U}ac`],
    ['p2pk', `4106${U.slice(4)}ac`],
    ['p2pkh', `76a914${h(20)}88ac`],
    ['p2sh', `a914${h(20)}87`],
    ['p2wpkh', `0014${h(20)}`],
    ['p2wsh', `0020${h(32)}`],
    ['p2tr', `5120${'00'.repeat(32)}`],
    ['anchor', '51024e73'],
    ['witness_unknown', '51024e74'],
    ['witness_unknown', '52024e73'],
    ['witness_unknown', `5121${h(33)}`],
    ['witness_unknown', `6020${h(32)}`],
    ['witness_unknown', `5228${h(40)}`],
    ['multisig', `51${C}51ae`],
    ['multisig', `51${C}${C}52ae`],
    ['multisig', `52${C}${U}${C}53ae`],
    ['multisig', `60${C.repeat(16)}60ae`],
    ['op_return', '6a'],
    ['op_return', '6a01000114b01ff'.replace('114b01ff', '14b01ff')],
    ['op_return', '6a0548656c6c6f'],
    ['op_return', `6a4c50${h(80)}`],
    ['op_return', `6a4d0001${h(256)}`],
    ['op_return', '6a4e00000000'],
    ['op_return', '6a5051604f'],
  ])('%s: %s', (kind, script) => {
    expect(kindOf(script)).toBe(kind);
  });

  it.each([
    ['empty', ''],
    ['9 ADD 11 EQUAL', '59935b87'],
    ['a key of 30 bytes', `1e${'01'.repeat(30)}ac`],
    ['a key with a prefix that does not fit its length', `2104${h(32)}ac`],
    ['an uncompressed key with a compressed prefix', `4102${h(64)}ac`],
    ['a key without CHECKSIG', C],
    ['P2PKH with a key for a hash', `76a9${C}88ac`],
    ['P2PKH with a byte behind it', `76a914${h(20)}88ac61`],
    ['P2PKH with EQUAL for EQUALVERIFY', `76a914${h(20)}87ac`],
    ['P2SH of 21 bytes', `a915${h(21)}87`],
    ['P2SH with a long push', `a94c14${h(20)}87`],
    ['version 0 of 19 bytes', `0013${h(19)}`],
    ['version 0 of 33 bytes', `0021${h(33)}`],
    ['version 1 of 1 byte', '510101'],
    ['version 1 of 41 bytes', `5129${h(41)}`],
    ['version 1 with a long push', `514c20${h(32)}`],
    ['1NEGATE as a version', `4f20${h(32)}`],
    ['multisig 0 of 1', `00${C}51ae`],
    ['multisig 2 of 1', `52${C}51ae`],
    ['multisig 1 of 2 with one key', `51${C}52ae`],
    ['multisig 1 of 1 without a key', '5151ae'],
    ['multisig with a key of 32 bytes', `5120${h(32)}51ae`],
    ['multisig with an opcode between', `51${C}6151ae`],
    ['multisig with a byte behind it', `51${C}51ae61`],
    ['CHECKMULTISIG alone', 'ae'],
    ['CHECKSIG alone', 'ac'],
    ['OP_RETURN with an opcode', '6a014b93'],
    ['OP_RETURN with a push over the end', '6a05abcd'],
    ['OP_RETURN with PUSHDATA1 and no length', '6a4c'],
    ['OP_RETURN with PUSHDATA2 and half a length', '6a4d00'],
    ['OP_RETURN with PUSHDATA2 over the end', '6a4d0200ab'],
    ['OP_RETURN with PUSHDATA4 of 16 MiB and more', '6a4e00000001'],
    ['OP_RETURN with PUSHDATA4 over the end', '6a4e02000000ab'],
  ])('unknown: %s', (_, script) => {
    expect(kindOf(script)).toBe('unknown');
  });

  // MatchMultisig reads numbers up to 20, those above 16 as a push, and keys in any kind of push.
  it.each([
    ['1 of 17', `51${C.repeat(17)}0111ae`, 'multisig'],
    ['20 of 20', `0114${C.repeat(20)}0114ae`, 'multisig'],
    ['1 of 21', `51${C.repeat(21)}0115ae`, 'unknown'],
    ['18 of 17', `0112${C.repeat(17)}0111ae`, 'unknown'],
    ['a number above 16 without need of a push', `0101${C}51ae`, 'unknown'],
    ['a key in a PUSHDATA1', `514c${C}51ae`, 'multisig'],
  ])('multisig with large numbers, as Core: %s', (_, script, kind) => {
    expect(kindOf(script)).toBe(kind);
  });

  it('looks at nothing outside its script: any script alone and between other bytes is the same', () => {
    const opcode = fc.constantFrom(
      0,
      1,
      2,
      20,
      32,
      33,
      0x4c,
      0x4d,
      0x4e,
      0x51,
      0x52,
      0x60,
      0x6a,
      0x76,
      0xa9,
      0xac,
      0xae,
    );
    const script = fc.array(fc.oneof(opcode, fc.nat({ max: 255 })), { maxLength: 50 });
    fc.assert(
      fc.property(script, fc.uint8Array({ maxLength: 40 }), (code, after) => {
        const alone = classifyScript(Uint8Array.from(code), 0, code.length);
        const inside = Uint8Array.from([0x6a, 0x51, ...code, ...after]);
        expect(SCRIPT_KINDS[classifyScript(inside, 2, code.length)]).toBe(SCRIPT_KINDS[alone]);
      }),
      { numRuns: 3_000 },
    );
  });
});
