import { RawTx } from '@scure/btc-signer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHash256Batch } from '../../../src/chains/bitcoin/sha256/hash256-batch.ts';
import { type BlockColumns, createBlockColumns } from '../../../src/chains/bitcoin/wire/block-columns.ts';
import { blockTxids } from '../../../src/chains/bitcoin/wire/block-txids.ts';
import { blockWtxids } from '../../../src/chains/bitcoin/wire/block-wtxids.ts';
import { decodeBlock } from '../../../src/chains/bitcoin/wire/decode-block.ts';
import { decodeHeader } from '../../../src/chains/bitcoin/wire/decode-header.ts';
import { headerHash } from '../../../src/chains/bitcoin/wire/header-hash.ts';
import { displayHash } from '../../../src/primitives/display-hash.ts';
import { BLOCK_170, GENESIS_BLOCK } from '../../vectors/mainnet-blocks.ts';
import { arbitraryTransaction } from './support/arbitrary-transaction.ts';
import {
  coinbase,
  compactSize,
  hash256,
  makeBlock,
  type RawTransaction,
  txidOf,
} from './support/make-block.ts';

const batch = createHash256Batch();
const columns = createBlockColumns();

/** The columns of one transaction as @scure/btc-signer's fields. */
function fields(bytes: Uint8Array, c: BlockColumns, tx: number) {
  const inputs = [];
  for (let i = c.txFirstInput[tx]!; i < c.txFirstInput[tx + 1]!; i++) {
    const at = c.inputPreviousAt[i]!;
    const script = c.inputScriptAt[i]!;
    inputs.push({
      txid: Buffer.from(bytes.subarray(at, at + 32)).toString('hex'),
      index: c.inputVout[i]!,
      script: Buffer.from(bytes.subarray(script, script + c.inputScriptLength[i]!)).toString('hex'),
      sequence: c.inputSequence[i]!,
    });
  }
  const outputs = [];
  for (let o = c.txFirstOutput[tx]!; o < c.txFirstOutput[tx + 1]!; o++) {
    const at = c.outputScriptAt[o]!;
    const script = Buffer.from(bytes.subarray(at, at + c.outputScriptLength[o]!)).toString('hex');
    outputs.push({ amount: c.outputValue[o]!, script });
  }
  return {
    version: c.txVersion[tx]!,
    lockTime: c.txLocktime[tx]!,
    segwit: c.txSegwit[tx] === 1,
    inputs,
    outputs,
  };
}

function expectedFields(tx: RawTransaction) {
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  return {
    version: tx.version,
    lockTime: tx.lockTime,
    segwit: tx.segwitFlag === true,
    inputs: tx.inputs.map((input) => ({
      // @scure/btc-signer holds txids as they are displayed.
      txid: hex(Uint8Array.from(input.txid).reverse()),
      index: input.index,
      script: hex(input.finalScriptSig),
      sequence: input.sequence,
    })),
    outputs: tx.outputs.map((output) => ({ amount: output.amount, script: hex(output.script) })),
  };
}

describe('decodeBlock', () => {
  it('gives the fields of any block that @scure/btc-signer serialises, wherever it lies in the array', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryTransaction, { maxLength: 8 }),
        fc.nat({ max: 50 }),
        fc.nat({ max: 50 }),
        (others, before, after) => {
          const txs = [coinbase({}), ...others];
          const block = makeBlock(txs);
          const bytes = Buffer.concat([Buffer.alloc(before, 0xfd), block, Buffer.alloc(after, 0xff)]);
          decodeBlock(bytes, { from: before, to: before + block.length }, columns);
          expect([columns.txCount, columns.headerAt, columns.endAt]).toEqual([
            txs.length,
            before,
            before + block.length,
          ]);
          expect(columns.inputCount).toBe(txs.reduce((sum, tx) => sum + tx.inputs.length, 0));
          expect(columns.outputCount).toBe(txs.reduce((sum, tx) => sum + tx.outputs.length, 0));
          expect(columns.segwitCount).toBe(txs.filter((tx) => tx.segwitFlag).length);
          txs.forEach((tx, i) => {
            expect(fields(bytes, columns, i)).toEqual(expectedFields(tx));
            expect(columns.txEnd[i]! - columns.txAt[i]!).toBe(RawTx.encode(tx).length);
          });
          const txids = Buffer.from(blockTxids(bytes, columns, batch));
          expect(txids.equals(Buffer.concat(txs.map(txidOf)))).toBe(true);
          const wtxids = Buffer.from(blockWtxids(bytes, columns, batch));
          const full = txs.map((tx, i) => (i === 0 ? Buffer.alloc(32) : hash256(RawTx.encode(tx))));
          expect(wtxids.equals(Buffer.concat(full))).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('decodes the genesis block', () => {
    const bytes = Buffer.from(GENESIS_BLOCK.hex, 'hex');
    decodeBlock(bytes, { from: 0, to: bytes.length }, columns);
    expect(displayHash(headerHash(bytes, 0))).toBe(GENESIS_BLOCK.hash);
    const header = decodeHeader(bytes, 0);
    expect({
      ...header,
      previous: displayHash(header.previous),
      merkleRoot: displayHash(header.merkleRoot),
    }).toEqual({
      version: 1,
      previous: '0'.repeat(64),
      merkleRoot: GENESIS_BLOCK.merkleRoot,
      time: 1_231_006_505,
      bits: 0x1d00ffff,
      nonce: 2_083_236_893,
    });
    expect(displayHash(blockTxids(bytes, columns, batch))).toBe(GENESIS_BLOCK.merkleRoot);
    expect(fields(bytes, columns, 0).outputs[0]!.amount).toBe(5_000_000_000n);
    const script = Buffer.from(fields(bytes, columns, 0).inputs[0]!.script, 'hex').toString('latin1');
    expect(script).toContain('The Times 03/Jan/2009 Chancellor on brink of second bailout for banks');
  });

  it('decodes block 170 with the payment to Hal Finney', () => {
    const bytes = Buffer.from(BLOCK_170.hex, 'hex');
    decodeBlock(bytes, { from: 0, to: bytes.length }, columns);
    const txids = blockTxids(bytes, columns, batch);
    expect([displayHash(txids.subarray(0, 32)), displayHash(txids.subarray(32))]).toEqual(BLOCK_170.txids);
    expect(fields(bytes, columns, 1).outputs.map((output) => output.amount)).toEqual([
      1_000_000_000n,
      4_000_000_000n,
    ]);
  });

  it('grows for blocks with more inputs and outputs than usual, and keeps what it had', () => {
    const wide = (inputs: number, outputs: number): RawTransaction => ({
      ...coinbase({}),
      inputs: Array.from({ length: inputs }, (_, i) => ({
        txid: new Uint8Array(32).fill(7),
        index: i,
        finalScriptSig: new Uint8Array(0),
        sequence: i,
      })),
      outputs: Array.from({ length: outputs }, (_, i) => ({
        amount: BigInt(i) * 2n ** 20n,
        script: new Uint8Array(0),
      })),
    });
    const txs = [
      coinbase({}),
      wide(10_000, 20_000),
      wide(20_000, 10_000),
      ...Array.from({ length: 5_000 }, () => wide(1, 1)),
    ];
    const bytes = makeBlock(txs);
    const fresh = createBlockColumns();
    decodeBlock(bytes, { from: 0, to: bytes.length }, fresh);
    expect([fresh.txCount, fresh.inputCount, fresh.outputCount]).toEqual([5_003, 35_001, 35_001]);
    for (const tx of [1, 2, 5_002]) expect(fields(bytes, fresh, tx)).toEqual(expectedFields(txs[tx]!));
  });

  it('reads amounts of 64 bits exactly', () => {
    const largest = 2n ** 63n - 1n;
    const bytes = makeBlock([coinbase({ value: largest })]);
    decodeBlock(bytes, { from: 0, to: bytes.length }, columns);
    expect(columns.outputValue[0]).toBe(largest);
  });
});

describe('decodeBlock refuses', () => {
  const good = makeBlock([coinbase({})]);
  const header = good.subarray(0, 80);
  const tx = good.subarray(81);
  const malformed = expect.objectContaining({ code: 'BLOCK_MALFORMED' });
  const decode = (bytes: Uint8Array) => () => decodeBlock(bytes, { from: 0, to: bytes.length }, columns);

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a header alone', header],
    ['no transactions', Buffer.concat([header, compactSize(0)])],
    ['one transaction less than claimed', Buffer.concat([header, compactSize(2), tx])],
    ['a byte behind the last transaction', Buffer.concat([good, Buffer.of(0)])],
    ['a count of 2^32 transactions', Buffer.concat([header, Buffer.from('feffffffff', 'hex'), tx])],
    ['a count of 64 bits', Buffer.concat([header, Buffer.from('ffffffffffffffffff', 'hex'), tx])],
    [
      'a transaction without inputs',
      Buffer.concat([header, Buffer.of(1), Buffer.from('01000000000000000000', 'hex')]),
    ],
    // Core's ReadCompactSize: "non-canonical". Otherwise one block would have two spellings, both with the same hash.
    ['a count in three bytes that fits in one', Buffer.concat([header, Buffer.from('fd0100', 'hex'), tx])],
    [
      'a count in five bytes that fits in three',
      Buffer.concat([header, Buffer.from('fe01000000', 'hex'), tx]),
    ],
    // Core: "Unknown transaction optional data".
    [
      'a flag other than 1',
      Buffer.concat([header, Buffer.of(1), tx.subarray(0, 4), Buffer.of(0, 3), tx.subarray(4)]),
    ],
  ])('%s', (_, bytes) => {
    expect(decode(bytes)).toThrow(malformed);
  });

  it('a script length of 2^32 without asking for memory', () => {
    const bytes = Buffer.concat([tx.subarray(0, 41), Buffer.from('feffffffff', 'hex'), tx.subarray(42)]);
    expect(decode(Buffer.concat([header, Buffer.of(1), bytes]))).toThrow(malformed);
  });

  it('names the byte', () => {
    expect(decode(Buffer.concat([good, Buffer.of(0)]))).toThrow(
      expect.objectContaining({
        meta: { byte: good.length, reason: 'bytes left over behind the last transaction' },
      }),
    );
  });
});
