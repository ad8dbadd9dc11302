import { describe, expect, it } from 'vitest';
import { scriptAsm } from '../../../src/chains/bitcoin/script/script-asm.ts';

const asm = (hex: string, signatures = false) => scriptAsm(Buffer.from(hex, 'hex'), signatures);
const KEY = '0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798';
/** A signature of strict DER form (BIP66), without its hash type. */
const DER = `30440220${'11'.repeat(32)}0220${'22'.repeat(32)}`;

describe('scriptAsm', () => {
  it.each([
    ['', ''],
    ['00', '0'],
    ['4f', '-1'],
    ['51', '1'],
    ['60', '16'],
    [`76a914${'ab'.repeat(20)}88ac`, `OP_DUP OP_HASH160 ${'ab'.repeat(20)} OP_EQUALVERIFY OP_CHECKSIG`],
    [`0014${'ab'.repeat(20)}`, `0 ${'ab'.repeat(20)}`],
    [`51210${KEY.slice(1)}51ae`, `1 ${KEY} 1 OP_CHECKMULTISIG`],
    ['b1b2ba', 'OP_CHECKLOCKTIMEVERIFY OP_CHECKSEQUENCEVERIFY OP_CHECKSIGADD'],
    ['bbfe', 'OP_UNKNOWN OP_UNKNOWN'],
    ['ff', 'OP_INVALIDOPCODE'],
  ])('%s is "%s"', (script, words) => {
    expect(asm(script)).toBe(words);
  });

  it.each([
    ['0101', '1'],
    ['0181', '-1'],
    ['0180', '0'],
    ['02ff00', '255'],
    ['02ff80', '-255'],
    ['04ffffff7f', '2147483647'],
    ['04ffffffff', '-2147483647'],
    ['05ffffffff7f', 'ffffffff7f'],
    ['4c0101', '1'],
    ['4d010001', '1'],
    ['4e0100000001', '1'],
    ['4c00', '0'],
  ])('a push of up to four bytes is a number: %s is %s', (script, words) => {
    expect(asm(script)).toBe(words);
  });

  it.each([
    ['05ab', '[error]'],
    ['514c', '1 [error]'],
    ['4d01', '[error]'],
    ['4e00000001', '[error]'],
    ['6a4effffffff', 'OP_RETURN [error]'],
  ])('a push over the end ends the script: %s', (script, words) => {
    expect(asm(script)).toBe(words);
  });

  it.each([
    ['01', 'ALL'],
    ['02', 'NONE'],
    ['03', 'SINGLE'],
    ['81', 'ALL|ANYONECANPAY'],
    ['82', 'NONE|ANYONECANPAY'],
    ['83', 'SINGLE|ANYONECANPAY'],
  ])('shows hash type %s of a signature as %s', (type, name) => {
    expect(asm(`47${DER}${type}`, true)).toBe(`${DER}[${name}]`);
    expect(asm(`47${DER}${type}`, false)).toBe(`${DER}${type}`);
  });

  it.each([
    ['an unknown hash type', `${DER}04`],
    ['a wrong total length', `3045${DER.slice(4)}01`],
    ['a negative number', `30440220${'91'.repeat(32)}0220${'22'.repeat(32)}01`],
    ['a needless zero', `304402200011${'11'.repeat(30)}0220${'22'.repeat(32)}01`],
    ['a number without bytes', `30240200${'0220'}${'22'.repeat(32)}01`],
  ])('does not take %s for a signature', (_, data) => {
    const size = (data.length / 2).toString(16).padStart(2, '0');
    expect(asm(size + data, true)).toBe(data);
  });

  it('shows no signature in a script that cannot be spent', () => {
    expect(asm(`6a47${DER}01`, true)).toBe(`OP_RETURN ${DER}01`);
  });
});
