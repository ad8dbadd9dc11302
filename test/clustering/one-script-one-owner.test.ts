import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeAddress } from '../../src/chains/bitcoin/address/encode-address.ts';
import { openClusters } from '../../src/clustering/open-clusters.ts';
import { openGraphSource } from '../../src/graph/open-graph-source.ts';
import { CHAINS } from '../../src/primitives/chain.ts';
import { frames, REGTEST_GENESIS } from '../chains/bitcoin/support/block-folder.ts';
import {
  coinbase,
  hash256,
  makeBlock,
  type RawTransaction,
  txidOf,
} from '../chains/bitcoin/support/make-block.ts';
import { hashFolder } from '../support/hash-folder.ts';
import { ingestFiles, temporaryFolder } from '../support/make-chain.ts';

const hash160 = (bytes: Uint8Array) =>
  createHash('ripemd160').update(createHash('sha256').update(bytes).digest()).digest();
const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
const KEY = '11'.repeat(20);
const SCRIPT = '22'.repeat(32);
const wpkh = hex(`0014${KEY}`);
const wsh = hex(`0020${SCRIPT}`);
const inP2sh = (program: Uint8Array) => hex(`a914${hash160(program).toString('hex')}87`);
/** Anybody can spend it, and push what he likes while doing so. */
const TRAP = hex('7551');

function spend(from: Uint8Array, index: number, scriptSig: Uint8Array): RawTransaction['inputs'][number] {
  return { txid: Uint8Array.from(from).reverse(), index, finalScriptSig: scriptSig, sequence: 0xffffffff };
}
function pay(inputs: RawTransaction['inputs'], scripts: readonly Uint8Array[], each: bigint): RawTransaction {
  const outputs = scripts.map((script) => ({ amount: each, script }));
  return { version: 2, segwitFlag: false, inputs, outputs, lockTime: 0 } as unknown as RawTransaction;
}

const base = coinbase({});
const paid = pay(
  [spend(txidOf(base), 0, new Uint8Array(0))],
  [inP2sh(wpkh), wpkh, hex(`76a914${KEY}88ac`), TRAP, inP2sh(wsh), wsh],
  100_000n,
);
const push = (program: Uint8Array) => Uint8Array.of(program.length, ...program);
const honest = pay([spend(txidOf(paid), 0, push(wpkh))], [hex(`0014${'33'.repeat(20)}`)], 90_000n);
const nested = pay([spend(txidOf(paid), 4, push(wsh))], [hex(`0014${'44'.repeat(20)}`)], 90_000n);
// The attacker pushes the victim's program from a script of his own: no hash binds the two.
const attack = pay([spend(txidOf(paid), 3, push(wpkh))], [hex(`0014${'55'.repeat(20)}`)], 90_000n);

const folder = temporaryFolder();
const data = join(folder.path, 'lake');
beforeAll(async () => {
  const blocks = [REGTEST_GENESIS];
  for (const transactions of [
    [base],
    [coinbase({ value: 1n }), paid],
    [coinbase({ value: 2n }), honest, nested, attack],
  ])
    blocks.push(makeBlock(transactions, hash256(blocks[blocks.length - 1]!.subarray(0, 80))));
  mkdirSync(join(folder.path, 'blocks'));
  writeFileSync(join(folder.path, 'blocks', 'blk00000.dat'), frames(blocks));
  await ingestFiles(join(folder.path, 'blocks'), data, { segmentTransactions: 2 });
});
afterAll(() => folder.remove());

const address = (kind: 'p2pkh' | 'p2sh' | 'p2wpkh' | 'p2wsh', payload: Uint8Array) =>
  encodeAddress(CHAINS['bitcoin-regtest'], kind, payload)!;

describe('one script has one owner', () => {
  it('a script hash and the program behind it, and both forms of a key, are one cluster with the rule as reason', async () => {
    const source = openGraphSource(data);
    const clusters = openClusters(data);
    const id = async (text: string) => (await source.findAddress(text))!;
    const [hidden, open, legacy] = [
      await id(address('p2sh', hash160(wpkh))),
      await id(address('p2wpkh', hex(KEY))),
      await id(address('p2pkh', hex(KEY))),
    ];
    expect(clusters.of(hidden)).toEqual({ id: hidden, size: 3 });
    expect(clusters.path(hidden, legacy)!.map(({ rule, confidence }) => [rule, confidence])).toEqual([
      ['wrapped-script', 100],
      ['same-key', 100],
    ]);
    expect(clusters.path(open, legacy)).toHaveLength(1);
    const script = await id(address('p2wsh', hex(SCRIPT)));
    expect(clusters.path(await id(address('p2sh', hash160(wsh))), script)!.map(({ rule }) => rule)).toEqual([
      'wrapped-script',
    ]);
    clusters.close();
    await source.close();
  });

  it('what an input pushes without its hash proves nothing', async () => {
    const source = openGraphSource(data);
    const clusters = openClusters(data);
    const batch = await source.transactions(Float64Array.of((await source.coverage()).transactions - 1));
    expect(clusters.of(batch.inputAddress[0]!).size).toBe(1);
    clusters.close();
    await source.close();
  });

  it('graph files made anew from the lake hold the same', async () => {
    const before = hashFolder(join(data, 'clusters'));
    rmSync(join(data, 'graph'), { recursive: true });
    rmSync(join(data, 'clusters'), { recursive: true });
    await ingestFiles(join(folder.path, 'blocks'), data, { segmentTransactions: 2 });
    expect(hashFolder(join(data, 'clusters'))).toEqual(before);
  });
});
