import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identifyAnswer } from '../../src/answers/identify/answer.ts';
import { answerIdentify } from '../../src/answers/identify/answer-identify.ts';
import { recognise } from '../../src/answers/identify/recognise.ts';
import { openWorld, type World } from '../../src/answers/world/open-world.ts';
import { ingestFiles, makeChain, temporaryFolder } from '../support/make-chain.ts';
import { addressOf, hashOf, ingestBlocks, ledgerBlocks } from '../support/make-ledger.ts';

// Bitcoin's first transaction, an address and an extended key of BIP 32's first test vector, an address of EIP-55.
const GENESIS_TX = '4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b';
const XPUB =
  'xpub661MyMwAqRbcFtXgS5sYJABqqG9YLmC4Q1Rdap9gSE8NqtwybGhePY2gZ29ESFjqJoCu1Rupje8YtGqsefD265TMg7usUDFdp6W1EGMcet8';
const XPRV =
  'xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi';
const WIF = '5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ';
const WORDS = 'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about';
const CHECKSUM = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
const P2PKH = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa';

describe('by its form alone', () => {
  it.each([
    [
      GENESIS_TX,
      [
        ['hash', 'bitcoin'],
        ['hash', 'ethereum'],
      ],
    ],
    [`0x${GENESIS_TX}`, [['hash', 'ethereum']]],
    [`${GENESIS_TX.toUpperCase()}:7`, [['output', 'bitcoin']]],
    [` ${P2PKH} `, [['address', 'bitcoin']]],
    ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', [['address', 'bitcoin']]],
    ['TJRabPrwbZy45sbavfcjinPJC18kjpRTv8', [['address', 'tron']]],
    [CHECKSUM, [['address', 'ethereum']]],
    ['840000', [['height', undefined]]],
    [XPUB, [['extended-key', 'bitcoin']]],
    ['Lazarus Group', [['name', undefined]]],
    [`https://mempool.space/tx/${GENESIS_TX}`, [['hash', 'bitcoin']]],
    [`https://mempool.space/id/address/${P2PKH}#utxo`, [['address', 'bitcoin']]],
    [`https://bscscan.com/token/${CHECKSUM}?a=1`, [['address', 'bnb']]],
    [`https://blockchair.com/bitcoin/address/${P2PKH}`, [['address', 'bitcoin']]],
    ['https://example.org/about', [['name', undefined]]],
  ])('%s', (text, expected) => {
    const { found, secret } = recognise(text);
    expect(secret).toBe(false);
    expect(found.map(({ kind, chains }) => [kind, chains[0]])).toEqual(expected);
  });

  it('what is mistyped is near, and nothing else', () => {
    for (const text of [
      CHECKSUM.replace('5aA', '5AA'),
      P2PKH.replace('1A1z', '1A1y'),
      CHECKSUM.slice(0, 41),
    ]) {
      const { found, near } = recognise(text);
      expect([found.length, near.length], text).toEqual([0, 1]);
    }
    expect(recognise('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5').near[0]).toMatchObject({
      chain: 'bitcoin',
    });
  });

  it.each([WIF, XPRV, WORDS, `  ${WORDS}\n`])('a secret is one: %#', (text) => {
    expect(recognise(text)).toEqual({ found: [], near: [], secret: true });
  });
});

const folder = temporaryFolder();
let world: World;

beforeAll(async () => {
  const bitcoin = join(folder.path, 'bitcoin');
  await makeChain(folder.path, { seed: 5, transactions: 1_000 });
  await ingestFiles(join(folder.path, 'blocks'), bitcoin);
  const evm = join(folder.path, 'evm');
  await ingestBlocks(evm, ledgerBlocks([[{ sender: 'a', moves: [{ from: 'a', to: 'b', value: 5 }] }]]));
  world = await openWorld({ lakes: [bitcoin, evm], on: '2026-11-30', version: 'test' });
}, 60_000);
afterAll(async () => {
  await world.close();
  folder.remove();
});

describe('in the data', () => {
  const ask = async (text: string) => {
    const answer = await answerIdentify(world, { text });
    expect(identifyAnswer.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
    return answer;
  };
  const places = (answer: Awaited<ReturnType<typeof ask>>) =>
    answer.found.map(({ kind, chain, where }) => [kind, chain, where]);

  it('only the chain that has it is named', async () => {
    const answer = await ask(GENESIS_TX);
    expect(places(answer)).toEqual([['transaction', 'bitcoin-regtest', 'data']]);
    expect(answer.found[0]!.at).toEqual({ height: 0, time: '2011-02-02T23:16:42Z' });
    expect(places(await ask(hashOf(1, 0)))).toEqual([['transaction', 'anvil', 'data']]);
    expect(places(await ask(addressOf('b')))).toEqual([['address', 'anvil', 'data']]);
  });
  it('what no open chain has is said of each, and that blocks were not looked up', async () => {
    const answer = await ask('ab'.repeat(32));
    expect(places(answer)).toEqual([
      ['hash', 'bitcoin-regtest', 'not-in-data'],
      ['hash', 'anvil', 'not-in-data'],
    ]);
    expect(answer.notLookedAt).toContain('block-hashes');
    expect(places(await ask(P2PKH))).toEqual([['address', 'bitcoin', 'not-open']]);
    expect(places(await ask(`${GENESIS_TX}:9`))).toEqual([['output', 'bitcoin-regtest', 'not-in-data']]);
  });
  it('heights by what the data have', async () => {
    expect(places(await ask('1'))).toEqual([
      ['block', 'bitcoin-regtest', 'data'],
      ['block', 'anvil', 'data'],
    ]);
    expect(places(await ask('0'))).toEqual([['block', 'bitcoin-regtest', 'data']]);
  });
  it('a secret is nowhere in the answer', async () => {
    for (const text of [WIF, XPRV, WORDS]) {
      const answer = await ask(text);
      expect(answer.secret).toBe(true);
      expect(JSON.stringify(answer)).not.toContain(text.slice(0, 12));
    }
  });
  it.each(['', 'x'.repeat(2_001)])('a text that is too short or too long is refused', async (text) => {
    await expect(answerIdentify(world, { text })).rejects.toMatchObject({ code: 'ANSWER_REQUEST' });
  });
});
