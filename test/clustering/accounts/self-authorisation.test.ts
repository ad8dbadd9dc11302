import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clusterAccounts } from '../../../src/clustering/accounts/cluster-accounts.ts';
import { openLakeTables } from '../../../src/clustering/accounts/open-lake-tables.ts';
import { openLedgerSource } from '../../../src/graph/ledger/open-ledger-source.ts';
import { EVM_CHAINS } from '../../../src/primitives/evm-chain.ts';
import { createBlockFileSink } from '../../../src/synth/evm/create-block-file-sink.ts';
import type { SynthLog } from '../../../src/synth/evm/evm-sink.ts';
import { createRandom } from '../../../src/synth/random.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { ingestChain } from '../../synth/evm/open-case.ts';

const folder = temporaryFolder();
const lake = join(folder.path, 'lake-ethereum');
afterAll(() => folder.remove());

const hex = (bytes: Uint8Array) => `0x${Buffer.from(bytes).toString('hex')}`;
const APPROVAL = hex(keccak_256(new TextEncoder().encode('Approval(address,address,uint256)')));
const TOKEN = `0x${'70'.repeat(20)}`;
const ROUTER = `0x${'71'.repeat(20)}`;
const word = (value: string | number) =>
  `0x${(typeof value === 'string' ? value.slice(2) : value.toString(16)).padStart(64, '0')}`;

const NAMES = ['ann', 'bob', 'cid', 'dan', 'thief', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'other'] as const;
type Name = (typeof NAMES)[number];
const people = {} as Record<Name, { address: string; key?: Uint8Array }>;
const at = (name: Name) => people[name].address;

beforeAll(async () => {
  mkdirSync(folder.path, { recursive: true });
  const sink = await createBlockFileSink(join(folder.path, 'ethereum.jsonl'), {
    chain: EVM_CHAINS.ethereum,
    random: createRandom(5),
  });
  for (const name of NAMES) people[name] = sink.identity();
  const nonces = new Map<Name, bigint>();
  const send = (from: Name, to: string, logs: readonly SynthLog[] = []) => {
    const nonce = nonces.get(from) ?? 0n;
    nonces.set(from, nonce + 1n);
    const party = { ...people[from], nonce, held: [] };
    const paid = { value: logs.length > 0 ? 0n : 1n, input: '0x', failed: false };
    const gas = { gasUsed: 50_000n, gasPrice: 10n ** 9n };
    sink.add({ from: party, nonce, to, ...paid, ...gas, calls: [], logs, moves: [] });
  };
  const approval = (owner: string, spender: string, amount = 9): SynthLog => ({
    address: TOKEN,
    topics: [APPROVAL, word(owner), word(spender)],
    data: word(amount),
  });
  const approve = (owner: Name, spender: string, amount?: number) =>
    send(owner, TOKEN, [approval(at(owner), spender, amount)]);
  // Who signs anything is no contract.
  for (const name of NAMES) send(name, at('other'));
  approve('ann', at('bob'));
  approve('ann', ROUTER);
  approve('ann', at('dan'), 0);
  send('other', TOKEN, [approval(at('cid'), at('ann'))]);
  send('bob', TOKEN, [
    {
      address: TOKEN,
      topics: [APPROVAL, ...['bob', 'dan'].map((n) => word(at(n as Name))), word(7)],
      data: '0x',
    },
  ]);
  for (const name of ['v1', 'v2', 'v3', 'v4', 'v5', 'v6'] as const) approve(name, at('thief'));
  approve('v1', at('cid'));
  sink.close({ number: 11_900_000, time: 1_613_900_000, miner: at('other') });
  sink.finish();
  await ingestChain(folder.path, 'ethereum');
});

async function cluster(name: Name, maxOwners?: number) {
  const source = openLedgerSource(lake);
  const tables = openLakeTables(lake);
  const from = (await source.findAddress(at(name)))!;
  const result = await clusterAccounts([{ chain: 'ethereum', source, tags: new Map(), tables }], {
    from: [from],
    rules: ['self-authorisation'],
    maxTransactions: 100,
    ...(maxOwners !== undefined && { limits: { maxOwners } }),
  });
  const members = result.clusters.members(result.clusters.of(from).id);
  const addresses = await source.addresses(Uint32Array.from(members));
  tables.close();
  await source.close();
  return NAMES.filter((one) => addresses.includes(at(one)));
}

it('links owner and spender where both sign and the owner said it himself', async () => {
  expect(await cluster('ann')).toEqual(['ann', 'bob']);
  expect(await cluster('bob')).toEqual(['ann', 'bob']);
});
it('not what others say, not zero, not a token of a collection', async () => {
  expect(await cluster('dan')).toEqual(['dan']);
  expect(await cluster('cid')).toEqual(['cid', 'v1']);
});
it('a spender of six owners is no second address of any; with the limit at six it would be', async () => {
  expect(await cluster('thief')).toEqual(['thief']);
  expect(await cluster('v2')).toEqual(['v2']);
  expect(await cluster('v2', 6)).toEqual(['cid', 'thief', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6']);
});
it('a contract is seen by its logs', async () => {
  const tables = openLakeTables(lake);
  expect(await tables.isContract(TOKEN)).toBe(true);
  expect(await tables.isContract(at('ann'))).toBe(false);
  tables.close();
});
