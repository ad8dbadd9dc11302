import { expect, it } from 'vitest';
import { memoOfScript } from '../../../src/chains/bitcoin/script/memo-of-script.ts';

const script = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
const textOf = (text: string) => Buffer.from(text, 'latin1').toString('hex');

it('reads the text of an OP_RETURN, pushed by its length or by OP_PUSHDATA1', () => {
  expect(memoOfScript(script(`6a05${textOf('OUT:1')}`))).toBe('OUT:1');
  expect(memoOfScript(script(`6a4c50${textOf('x'.repeat(80))}`))).toBe('x'.repeat(80));
  expect(memoOfScript(script(`6a02${textOf('OUT:1')}`))).toBe('OU');
});

it('sees no text in other scripts, in bytes that are none, and in pushes that are cut off', () => {
  // To a public key hash; an empty OP_RETURN; the commitment to witnesses of a coinbase (BIP 141); one byte too few.
  for (const hex of [
    `76a914${'00'.repeat(20)}88ac`,
    '6a',
    '6a00',
    `6a24aa21a9ed${'41'.repeat(32)}`,
    `6a06${textOf('OUT:1')}`,
    `6a4d0500${textOf('OUT:1')}`,
    '',
  ])
    expect(memoOfScript(script(hex)), hex).toBeUndefined();
});
