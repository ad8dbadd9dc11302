import { join } from 'node:path';
import { NETWORK, p2pkh, p2tr, p2wpkh, p2wsh, Transaction } from '@scure/btc-signer';
import { pubECDSA, pubSchnorr } from '@scure/btc-signer/utils.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FlowSource, NO_ADDRESS, NONE } from '../../src/graph/flow-source.ts';
import { openGraphSource } from '../../src/graph/open-graph-source.ts';
import { type IngestResult, ingest } from '../../src/ingest/ingest.ts';
import { openNode } from '../../src/ingest/sources/open-node.ts';
import { verifyLake } from '../../src/lake/verify/verify-lake.ts';
import { temporaryFolder } from '../support/make-chain.ts';
import { findBtcd, startBtcd } from './support/btcd.ts';

const REGTEST = { ...NETWORK, bech32: 'bcrt', pubKeyHash: 0x6f, scriptHash: 0xc4, wif: 0xef };
const KEY = new Uint8Array(32).fill(0x21);
const mine = p2wpkh(pubECDSA(KEY), REGTEST);
const legacy = p2pkh(pubECDSA(KEY), REGTEST);
const taproot = p2tr(pubSchnorr(KEY), undefined, REGTEST);
const script = p2wsh(p2pkh(pubECDSA(KEY), REGTEST), REGTEST);
const MATURE = 101;

interface Verbose {
  readonly tx: string[];
  readonly height: number;
}

const binary = findBtcd();
const reason = binary ? '' : ' (skipped: no btcd; go install github.com/btcsuite/btcd@latest)';

describe.skipIf(!binary)(`a real node${reason}`, () => {
  const folder = temporaryFolder();
  const data = join(folder.path, 'lake');
  let node: Awaited<ReturnType<typeof startBtcd>>;
  let pay: Transaction;
  let spend: Transaction;

  const follow = (directory: string): Promise<IngestResult> =>
    ingest(
      { directory, clock: () => 0 },
      {
        openSource: (_, chain) =>
          openNode({ url: node.url, user: node.user, password: node.password, ...(chain ? { chain } : {}) }),
        segmentTransactions: 40,
      },
    );
  const hashAt = (height: number) => node.call<string>('getblockhash', height);
  const blockAt = async (height: number) => node.call<Verbose>('getblock', await hashAt(height), 1);

  /** A coinbase of the chain that has matured, as the input that spends it. */
  async function coinbaseInput(height: number) {
    const { tx } = await blockAt(height);
    const witnessUtxo = { script: mine.script, amount: 5_000_000_000n };
    return { txid: tx[0]!, index: 0, witnessUtxo };
  }
  async function send(tx: Transaction): Promise<void> {
    tx.sign(KEY);
    tx.finalize();
    expect(await node.call('sendrawtransaction', Buffer.from(tx.extract()).toString('hex'))).toBe(tx.id);
  }

  beforeAll(async () => {
    node = await startBtcd(binary!, mine.address!);
    await node.call('generate', MATURE);
    pay = new Transaction();
    pay.addInput(await coinbaseInput(1));
    pay.addOutput({ script: legacy.script, amount: 1_000_000_001n });
    pay.addOutput({ script: taproot.script, amount: 2_000_000_002n });
    pay.addOutput({ script: script.script, amount: 500_000_003n });
    pay.addOutput({ script: mine.script, amount: 1_499_980_000n });
    await send(pay);
    await node.call('generate', 1);
    spend = new Transaction();
    spend.addInput({ txid: pay.id, index: 0, nonWitnessUtxo: pay.extract() });
    spend.addInput({ txid: pay.id, index: 3, witnessUtxo: { script: mine.script, amount: 1_499_980_000n } });
    spend.addOutput({ script: mine.script, amount: 2_499_900_000n });
    await send(spend);
    await node.call('generate', 1);
  }, 120_000);
  afterAll(async () => {
    await node?.stop();
    folder.remove();
  });

  it('is ingested to its tip, verified, and asked once only', async () => {
    const result = await follow(data);
    expect(result).toMatchObject({
      chain: 'bitcoin-regtest',
      blocksAdded: MATURE + 3,
      blocksUnwound: 0,
      tipHeight: MATURE + 2,
      transactionsAdded: MATURE + 3 + 2,
      notes: [],
    });
    for (const check of await verifyLake(data, true)) expect(check).toMatchObject({ good: true });
    expect(await follow(data)).toMatchObject({ blocksAdded: 0, blocksUnwound: 0, tipHeight: MATURE + 2 });
  });

  it('has the transactions that were sent, with amounts, addresses and spends', async () => {
    const source = openGraphSource(data);
    const [payId, spendId] = [
      (await source.findTransaction(pay.id))!,
      (await source.findTransaction(spend.id))!,
    ];
    const batch = await source.transactions(Float64Array.of(payId, spendId));
    expect([...batch.height]).toEqual([MATURE + 1, MATURE + 2]);
    expect([...batch.outputValue]).toEqual([
      1_000_000_001n,
      2_000_000_002n,
      500_000_003n,
      1_499_980_000n,
      2_499_900_000n,
    ]);
    expect([...batch.inputValue]).toEqual([5_000_000_000n, 1_000_000_001n, 1_499_980_000n]);
    expect([...batch.outputSpender]).toEqual([spendId, NONE, NONE, spendId, NONE]);
    expect(await source.addresses(batch.outputAddress)).toEqual(
      [legacy, taproot, script, mine, mine].map((payment) => payment.address),
    );
    expect([...batch.inputTx].slice(1)).toEqual([payId, payId]);
    const coinbaseId = await source.findTransaction((await blockAt(1)).tx[0]!);
    expect(batch.inputTx[0]).toBe(coinbaseId);
    const received = await source.outputsOfAddress((await source.findAddress(mine.address!))!, {
      limit: 1_000,
    });
    // All coinbases but that of the genesis block, the change, and the last payment.
    expect(received).toHaveLength(MATURE + 2 + 2);
    await source.close();
  });

  it('names every transaction of every block as the node does', async () => {
    const source = openGraphSource(data);
    const { transactions } = await source.coverage();
    const names = await source.txids(Float64Array.from({ length: transactions }, (_, i) => i));
    const expected: string[] = [];
    for (let height = 0; height <= MATURE + 2; height++) expected.push(...(await blockAt(height)).tx);
    expect(names).toEqual(expected);
    await source.close();
  });

  it('a reorganisation is followed, and leaves what an ingest from scratch gives', async () => {
    await node.call('invalidateblock', await hashAt(MATURE + 1));
    await node.call('generate', 4);
    const tip = await node.call<number>('getblockcount');
    expect(tip).toBe(MATURE + 4);
    const result = await follow(data);
    expect(result).toMatchObject({ blocksUnwound: 2, blocksAdded: 4, tipHeight: tip });
    for (const check of await verifyLake(data, true)) expect(check).toMatchObject({ good: true });
    const again = join(folder.path, 'again');
    await follow(again);
    const [grown, fresh] = [openGraphSource(data), openGraphSource(again)];
    expect(await everything(grown)).toEqual(await everything(fresh));
    await grown.close();
    await fresh.close();
  });

  it('a wrong password is told as such', async () => {
    const wrong = openNode({ url: node.url, user: node.user, password: 'wrong' });
    await expect(wrong).rejects.toMatchObject({ code: 'NODE_AUTH' });
  });
});

/** All that a source answers about a small chain; the manifest's hash depends on the steps of the ingest. */
async function everything(source: FlowSource) {
  const { manifestHash: _, ...coverage } = await source.coverage();
  const ids = Float64Array.from({ length: coverage.transactions }, (_, i) => i);
  const batch = await source.transactions(ids);
  const addresses = Uint32Array.from({ length: coverage.addresses }, (_, i) => i);
  const outputs: number[][] = [];
  for (const address of addresses)
    outputs.push([...(await source.outputsOfAddress(address, { limit: 10_000 }))]);
  expect([...batch.outputAddress].some((address) => address !== NO_ADDRESS)).toBe(true);
  return {
    coverage,
    batch,
    outputs,
    txids: await source.txids(ids),
    addresses: await source.addresses(addresses),
    blocks: await source.blocks(Uint32Array.from({ length: coverage.tipHeight + 1 }, (_, i) => i)),
  };
}
