import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { coreHeader, coreTransaction } from '../../../src/chains/bitcoin/rpc/core-block.ts';
import { createHash256Batch } from '../../../src/chains/bitcoin/sha256/hash256-batch.ts';
import { verifyBlock } from '../../../src/chains/bitcoin/verify/verify-block.ts';
import { createBlockColumns } from '../../../src/chains/bitcoin/wire/block-columns.ts';
import { decodeBlock } from '../../../src/chains/bitcoin/wire/decode-block.ts';
import { CHAINS } from '../../../src/primitives/chain.ts';
import { displayHash } from '../../../src/primitives/display-hash.ts';
import { sharedData } from '../../support/shared-data.ts';

interface CoreJson {
  hash: string;
  version: number;
  merkleroot: string;
  time: number;
  bits: string;
  nonce: number;
  nTx: number;
  size: number;
  previousblockhash: string;
  tx: Record<string, unknown>[];
}

const batch = createHash256Batch();
const columns = createBlockColumns();
const folder = sharedData.path('bitcoin/blocks/');

function decodeFile(file: string) {
  const bytes = new Uint8Array(readFileSync(folder + file));
  const chain = CHAINS[file.startsWith('test3') ? 'bitcoin-testnet' : 'bitcoin'];
  decodeBlock(bytes, { from: 0, to: bytes.length }, columns);
  // Old blocks do not say their height, which was far below that of BIP 141.
  const height = Number(/_(\d+)_/.exec(file)?.[1] ?? 0);
  const verified = verifyBlock({ bytes, columns, chain, height }, batch);
  return { bytes, columns, chain, txids: verified.txids, hash: displayHash(verified.hash) };
}

describe.skipIf(!sharedData.present)(`real blocks${sharedData.reason}`, () => {
  it('all 50 decode, with the counts of the index, and verify', () => {
    const rows = readFileSync(`${folder}index.csv`, 'utf8').trim().split('\n').slice(1);
    expect(rows).toHaveLength(50);
    let transactions = 0;
    for (const row of rows) {
      const [file, , , hash, previous, , nTx, nIn, nOut, nSegwit, size] = row.split(',');
      const block = decodeFile(file!);
      expect(block.hash).toBe(hash);
      expect(coreHeader(block.bytes, columns).previousblockhash).toBe(previous);
      expect([
        columns.txCount,
        columns.inputCount,
        columns.outputCount,
        columns.segwitCount,
        block.bytes.length,
      ]).toEqual([nTx, nIn, nOut, nSegwit, size].map(Number));
      transactions += columns.txCount;
    }
    expect(transactions).toBe(47_324);
  });

  const jsonFolder = `${folder}core-getblock-2/`;
  const files = sharedData.present ? readdirSync(jsonFolder) : [];
  it('there are 15 answers of Bitcoin Core to compare with', () => expect(files).toHaveLength(15));
  it.each(files)("agrees field by field with Core's getblock 2: %s", (name) => {
    const core = JSON.parse(readFileSync(jsonFolder + name, 'utf8')) as CoreJson;
    const raw = readdirSync(folder).find((file) => file.includes(core.hash.slice(-16)));
    const block = decodeFile(raw!);
    expect(block.hash).toBe(core.hash);
    expect(coreHeader(block.bytes, columns)).toEqual({
      version: core.version,
      previousblockhash: core.previousblockhash,
      merkleroot: core.merkleroot,
      time: core.time,
      bits: core.bits,
      nonce: core.nonce,
      nTx: core.nTx,
      size: core.size,
    });
    expect(core.tx).toHaveLength(columns.txCount);
    core.tx.forEach((expected, index) => {
      const actual = coreTransaction(block, index);
      const hash = expected.hash;
      if (columns.txSegwit[index] === 0) expect(hash).toBe(actual.txid);
      expect({
        ...actual,
        hash,
        vout: actual.vout.map((vout, n) => likeCore(vout, (expected.vout as CoreVout[])[n]!)),
      }).toEqual({
        ...expected,
        hash,
        vout: (expected.vout as CoreVout[]).map(coreOutput),
      });
    });
  });
});

interface CoreVout {
  value: number;
  n: number;
  scriptPubKey: { asm: string; hex: string; type: string; addresses?: string[]; reqSigs?: number };
}

// Core's JSON numbers have at most 8 decimals and 15 digits: toFixed gives the exact text back.
function coreOutput(vout: CoreVout) {
  const { addresses, reqSigs: _, ...script } = vout.scriptPubKey;
  const address = addresses?.length === 1 ? addresses[0] : undefined;
  return {
    value: BigInt(vout.value.toFixed(8).replace('.', '')),
    n: vout.n,
    scriptPubKey: { ...script, address },
  };
}

// Newer versions of Core name no address for a bare public key; Jejak always gives the P2PKH address of the key.
function likeCore(vout: ReturnType<typeof coreTransaction>['vout'][number], expected: CoreVout) {
  const named = expected.scriptPubKey.type !== 'pubkey' || expected.scriptPubKey.addresses !== undefined;
  return named ? vout : { ...vout, scriptPubKey: { ...vout.scriptPubKey, address: undefined } };
}
