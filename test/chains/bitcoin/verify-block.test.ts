import { RawTx } from '@scure/btc-signer';
import { describe, expect, it } from 'vitest';
import { createHash256Batch } from '../../../src/chains/bitcoin/sha256/hash256-batch.ts';
import { verifyBlock } from '../../../src/chains/bitcoin/verify/verify-block.ts';
import { createBlockColumns } from '../../../src/chains/bitcoin/wire/block-columns.ts';
import { decodeBlock } from '../../../src/chains/bitcoin/wire/decode-block.ts';
import { CHAINS, type ChainId } from '../../../src/primitives/chain.ts';
import { displayHash } from '../../../src/primitives/display-hash.ts';
import { BLOCK_170, GENESIS_BLOCK } from '../../vectors/mainnet-blocks.ts';
import {
  coinbase,
  compactSize,
  hash256,
  makeBlock,
  makeSegwitBlock,
  mineHeader,
  plainMerkleRoot,
  type RawTransaction,
  txidOf,
} from './support/make-block.ts';

const batch = createHash256Batch();
const columns = createBlockColumns();

function verify(bytes: Uint8Array, chain: ChainId = 'bitcoin-regtest', height = 1) {
  decodeBlock(bytes, { from: 0, to: bytes.length }, columns);
  return verifyBlock({ bytes, columns, chain: CHAINS[chain], height }, batch);
}

const code = (name: string) => expect.objectContaining({ code: name });

const spend = (fill: number, witness?: Uint8Array[]): RawTransaction => ({
  version: 2,
  segwitFlag: witness !== undefined,
  inputs: [{ txid: new Uint8Array(32).fill(fill), index: 0, finalScriptSig: new Uint8Array(0), sequence: 1 }],
  outputs: [{ amount: 1n, script: Uint8Array.of(0x51) }],
  witnesses: witness ? [witness] : undefined,
  lockTime: 0,
});
const segwitSpend = spend(9, [Uint8Array.of(1, 2, 3)]);

describe('verifyBlock', () => {
  it.each([
    ['genesis', GENESIS_BLOCK],
    ['170', BLOCK_170],
  ])('takes block %s of mainnet and names it', (_, block) => {
    const verified = verify(Buffer.from(block.hex, 'hex'), 'bitcoin');
    expect(displayHash(verified.hash)).toBe(block.hash);
  });

  it('gives txids that stay when the next block is verified', () => {
    const first = verify(makeBlock([coinbase({}), spend(1)]));
    const kept = Uint8Array.from(first.txids);
    verify(makeBlock([coinbase({}), spend(2), spend(3)]));
    expect(first.txids).toEqual(kept);
  });

  it('refuses a block of another network: its target is above the limit', () => {
    expect(() => verify(makeBlock([coinbase({})]), 'bitcoin')).toThrow(code('BLOCK_POW'));
  });

  it('refuses a merkle root of other transactions, and gives both', () => {
    const header = mineHeader(txidOf(coinbase({ value: 1n })));
    const bytes = Buffer.concat([header, compactSize(1), RawTx.encode(coinbase({ value: 2n }))]);
    expect(() => verify(bytes)).toThrow(
      expect.objectContaining({
        code: 'BLOCK_MERKLE_MISMATCH',
        meta: {
          hash: displayHash(hash256(header)),
          expected: displayHash(txidOf(coinbase({ value: 1n }))),
          computed: displayHash(txidOf(coinbase({ value: 2n }))),
        },
      }),
    );
  });

  it('refuses transactions repeated so that the root stays (CVE-2012-2459)', () => {
    const txs = [coinbase({}), spend(1), spend(2)];
    const header = mineHeader(plainMerkleRoot(txs.map(txidOf)));
    const longer = [...txs, txs[2]!];
    const bytes = Buffer.concat([header, compactSize(4), ...longer.map((tx) => RawTx.encode(tx))]);
    expect(() => verify(bytes)).toThrow(code('BLOCK_MERKLE_MISMATCH'));
  });

  it.each([
    ['no coinbase', [spend(1)], 0],
    ['the coinbase in the second place', [spend(1), coinbase({})], 0],
    ['two coinbases', [coinbase({}), coinbase({ value: 1n })], 1],
    [
      'an input of 0xffffffff with a txid',
      [{ ...coinbase({}), inputs: [{ ...spend(1).inputs[0]!, index: 0xffffffff }] }],
      0,
    ],
    [
      'a coinbase with two inputs',
      [{ ...coinbase({}), inputs: [coinbase({}).inputs[0]!, spend(1).inputs[0]!] }],
      0,
    ],
  ] as [string, RawTransaction[], number][])('refuses %s', (_, txs, index) => {
    expect(() => verify(makeBlock(txs))).toThrow(
      expect.objectContaining({ code: 'BLOCK_COINBASE', meta: expect.objectContaining({ index }) }),
    );
  });
});

describe('witness commitment (BIP141)', () => {
  it('takes a right one, with any reserved value', () => {
    verify(makeSegwitBlock([segwitSpend]));
    verify(makeSegwitBlock([spend(3), segwitSpend, spend(4)], new Uint8Array(32).fill(7)));
  });

  it('does not ask for one where no transaction has a witness', () => {
    verify(makeBlock([coinbase({}), spend(1)]));
  });

  it('refuses a block whose witnesses were all taken off: the commitment is still there', () => {
    const whole = [coinbaseOf(makeSegwitBlock([segwitSpend])), segwitSpend];
    const bare = whole.map((tx) => ({ ...tx, segwitFlag: false, witnesses: undefined }));
    expect(() => verify(makeBlock(bare))).toThrow(code('BLOCK_WITNESS_MISMATCH'));
    // Also where no transaction but the coinbase had one.
    const empty = coinbaseOf(makeSegwitBlock([spend(1)]));
    verify(makeBlock([empty, spend(1)]));
    const stripped = { ...empty, segwitFlag: false, witnesses: undefined };
    expect(() => verify(makeBlock([stripped, spend(1)]))).toThrow(code('BLOCK_WITNESS_MISMATCH'));
  });

  it('an output of its form binds nobody before the rules hold', () => {
    const chain = { ...CHAINS['bitcoin-regtest'], segwitHeight: 500 };
    const bytes = makeBlock([coinbase({ commitment: new Uint8Array(32) }), spend(1)]);
    const at = (height: number) => {
      decodeBlock(bytes, { from: 0, to: bytes.length }, columns);
      return verifyBlock({ bytes, columns, chain, height }, batch);
    };
    at(499);
    expect(() => at(500)).toThrow(code('BLOCK_WITNESS_MISMATCH'));
  });

  it('counts the last output that looks like one', () => {
    const block = makeSegwitBlock([segwitSpend]);
    decodeBlock(block, { from: 0, to: block.length }, columns);
    const right = coinbaseOf(block);
    const decoy = {
      amount: 0n,
      script: Uint8Array.from([0x6a, 0x24, 0xaa, 0x21, 0xa9, 0xed, ...new Uint8Array(32)]),
    };
    const before = { ...right, outputs: [right.outputs[0]!, decoy, ...right.outputs.slice(1)] };
    verify(makeBlock([before, segwitSpend]));
    const behind = { ...right, outputs: [...right.outputs, decoy] };
    expect(() => verify(makeBlock([behind, segwitSpend]))).toThrow(code('BLOCK_WITNESS_MISMATCH'));
  });

  it.each([
    ['no commitment', [coinbase({ reserved: new Uint8Array(32) }), segwitSpend]],
    [
      'a commitment to something else',
      [coinbase({ commitment: new Uint8Array(32), reserved: new Uint8Array(32) }), segwitSpend],
    ],
    ['a coinbase without its witness', [coinbase({ commitment: new Uint8Array(32) }), segwitSpend]],
    [
      'a reserved value of 31 bytes',
      [coinbase({ commitment: new Uint8Array(32), reserved: new Uint8Array(31) }), segwitSpend],
    ],
  ])('refuses %s', (_, txs) => {
    expect(() => verify(makeBlock(txs))).toThrow(code('BLOCK_WITNESS_MISMATCH'));
  });

  it('refuses a changed, an added and a missing witness item', () => {
    const block = makeSegwitBlock([segwitSpend]);
    const first = coinbaseOf(block);
    for (const items of [
      [Uint8Array.of(1, 2, 4)],
      [Uint8Array.of(1, 2, 3), new Uint8Array(0)],
      [Uint8Array.of(1, 2)],
    ])
      expect(() => verify(makeBlock([first, spend(9, items)]))).toThrow(code('BLOCK_WITNESS_MISMATCH'));
  });

  it('refuses a witness added to a transaction that had none: its txid does not tell', () => {
    const block = makeSegwitBlock([segwitSpend, spend(5)]);
    const first = coinbaseOf(block);
    expect(() => verify(makeBlock([first, segwitSpend, spend(5, [Uint8Array.of(7)])]))).toThrow(
      code('BLOCK_WITNESS_MISMATCH'),
    );
    // Marker and flag with nothing behind them: Core's "Superfluous witness record".
    const plain = Buffer.from(RawTx.encode(spend(5)));
    const superfluous = Buffer.concat([
      plain.subarray(0, 4),
      Buffer.of(0, 1),
      plain.subarray(4, -4),
      Buffer.of(0),
      plain.subarray(-4),
    ]);
    const raw = Buffer.concat([
      mineHeader(plainMerkleRoot([first, segwitSpend, spend(5)].map(txidOf))),
      compactSize(3),
      RawTx.encode(first),
      RawTx.encode(segwitSpend),
      superfluous,
    ]);
    expect(() => verify(raw)).toThrow(code('BLOCK_MALFORMED'));
  });
});

function coinbaseOf(block: Uint8Array): RawTransaction {
  decodeBlock(block, { from: 0, to: block.length }, columns);
  return RawTx.decode(block.subarray(columns.txAt[0]!, columns.txEnd[0]!)) as RawTransaction;
}
