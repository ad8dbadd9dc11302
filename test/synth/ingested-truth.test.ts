import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTagCsv } from '../../src/attribution/read-tag-csv.ts';
import { FLAG_COINBASE, FLAG_COINJOIN } from '../../src/graph/flow-source.ts';
import { openGraphSource } from '../../src/graph/open-graph-source.ts';
import { verifyLake } from '../../src/lake/verify/verify-lake.ts';
import { ingestFiles, makeChain, temporaryFolder } from '../support/make-chain.ts';
import { readWorld, type WorldTransaction } from './read-world.ts';

const folder = temporaryFolder();
const [blocks, data] = [join(folder.path, 'blocks'), join(folder.path, 'lake')];
type Truth = Awaited<ReturnType<typeof makeChain>>['truth'];
interface Named {
  readonly outpoint: string;
  readonly address: string;
  readonly amount: string;
}
let truth: Truth;
let world: WorldTransaction[];
let byTxid: Map<string, WorldTransaction>;

beforeAll(async () => {
  truth = (await makeChain(folder.path, { transactions: 4_000, seed: 21 })).truth;
  await ingestFiles(blocks, data);
  const source = openGraphSource(data);
  world = await readWorld(source);
  await source.close();
  byTxid = new Map(world.map((tx) => [tx.txid, tx]));
});
afterAll(() => folder.remove());

const outputOf = ({ outpoint }: Named) => {
  const [txid, vout] = outpoint.split(':');
  return byTxid.get(txid!)!.outputs[Number(vout)]!;
};
const outputsOfTheft = () => truth.thefts.flatMap((theft) => theft.stolen);

describe('the written truth, looked up in the ingested chain', () => {
  it('the lake of the chain is good, header by header', async () => {
    for (const check of await verifyLake(data, true)) expect(check).toMatchObject({ good: true });
  });

  it('every output that the truth names is there, with its address and amount', () => {
    const named: Named[] = [
      ...outputsOfTheft(),
      ...truth.resting,
      ...truth.peels.flatMap((peel) => [...peel.hops, ...peel.peeled]),
      ...truth.consolidations.map((consolidation) => consolidation.output),
      ...truth.chips.flatMap((chips) => [chips.deposit, ...chips.withdrawals]),
    ];
    expect(named.length).toBeGreaterThan(40);
    for (const output of named)
      expect(outputOf(output), output.outpoint).toMatchObject({
        address: output.address,
        value: BigInt(output.amount),
      });
  });

  it('every transaction that it names is in the block that it names', () => {
    const named = [...truth.thefts, ...truth.consolidations, ...truth.mixes];
    for (const { txid, height } of named) expect(byTxid.get(txid)?.height, txid).toBe(height);
  });

  it('the file truth.json is what the generator returned', () => {
    expect(JSON.parse(readFileSync(join(blocks, 'truth.json'), 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(truth)),
    );
  });

  it('coins that rest are unspent; those in a mix are spent by a mix of the truth', () => {
    const kinds = new Set(truth.resting.map((place) => place.kind));
    for (const kind of ['unspent', 'coinjoin', 'exchange_deposit', 'mixer_deposit'])
      expect([...kinds]).toContain(kind);
    const mixes = new Set(truth.mixes.map((mix) => mix.txid));
    for (const place of truth.resting) {
      const { spender } = outputOf(place);
      if (place.kind === 'unspent') expect(spender, place.outpoint).toBe(-1);
      if (place.kind === 'coinjoin') expect(mixes).toContain(world[spender]?.txid);
    }
  });

  it('deposits belong to the service that the truth names, and tags.csv claims nothing false', () => {
    const owners = readOwners();
    for (const place of truth.resting)
      if (/deposit/.test(place.kind)) expect(owners.get(place.address), place.outpoint).toBe(place.service);
    const tags = readTagCsv(join(blocks, 'tags.csv'));
    expect(tags.length).toBeGreaterThan(3);
    for (const tag of tags) {
      const service = { exchange: /^exchange/, mixing_service: /mixer/ }[tag.category];
      expect(owners.get(tag.address), tag.label).toMatch(service!);
    }
    for (const service of truth.services) expect(tags.map((tag) => tag.address)).toContain(service.address);
  });

  it('a theft takes from its victim and pays the thief', () => {
    const owners = readOwners();
    for (const theft of truth.thefts) {
      const tx = byTxid.get(theft.txid)!;
      expect(tx.outputs).toHaveLength(theft.stolen.length);
      for (const input of tx.inputs) expect(owners.get(input.address)).toBe(theft.victim);
      for (const output of tx.outputs) expect(owners.get(output.address)).toBe(theft.actor);
    }
  });

  it('a peel chain goes from hop to hop: each change is spent once, by the next', () => {
    for (const peel of truth.peels) {
      expect(peel.hops.length).toBeGreaterThan(3);
      expect(peel.peeled.length).toBe(peel.hops.length);
      for (let hop = 0; hop + 1 < peel.hops.length; hop++) {
        const next = world[outputOf(peel.hops[hop]!).spender]!;
        expect(next.txid).toBe(peel.hops[hop + 1]!.outpoint.split(':')[0]);
        expect(next.inputs).toHaveLength(1);
      }
    }
  });

  it('a consolidation joins coins that come from two thefts or more', () => {
    const thefts = new Map(truth.thefts.map((theft) => [byTxid.get(theft.txid)!.id, theft.label]));
    for (const consolidation of truth.consolidations) {
      const reached = new Set<string>();
      const waiting = [byTxid.get(consolidation.txid)!.id];
      const seen = new Set(waiting);
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        const label = thefts.get(id);
        if (label !== undefined) reached.add(label);
        else
          for (const { from } of world[id]!.inputs)
            if (from >= 0 && !seen.has(from)) {
              seen.add(from);
              waiting.push(from);
            }
      }
      expect(reached.size).toBeGreaterThanOrEqual(2);
      for (const label of consolidation.thefts) expect([...reached]).toContain(label);
    }
  });

  it('nothing on the chain leads from a deposit at the mixer to its withdrawals', () => {
    for (const { deposit, withdrawals } of truth.chips) {
      const reached = new Set([deposit.outpoint.split(':')[0]!]);
      for (const tx of world)
        if (
          tx.inputs.some(
            ({ from }) => from >= 0 && reached.has(world[from]!.txid) && depositSpends(deposit, from, tx),
          )
        )
          reached.add(tx.txid);
      for (const withdrawal of withdrawals)
        expect([...reached]).not.toContain(withdrawal.outpoint.split(':')[0]);
    }
  });
});

describe('the shapes of mixes (METHODS A.3)', () => {
  const of = (kind: string) =>
    truth.mixes.filter((mix) => mix.kind === kind).map((mix) => byTxid.get(mix.txid)!);
  const mode = (tx: WorldTransaction): [bigint, number] => {
    const counts = new Map<bigint, number>();
    for (const { value } of tx.outputs) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1] || Number(a[0] - b[0]))[0]!;
  };
  // Segwit version 0 with a program of 20 bytes.
  const allP2wpkh = (tx: WorldTransaction) =>
    [...tx.inputs, ...tx.outputs].every(({ address }) => /^bcrt1q.{38}$/.test(address) || address === '');

  it('JoinMarket: the generic rule holds, in the lake too', () => {
    expect(of('joinmarket').length).toBeGreaterThan(0);
    for (const tx of of('joinmarket')) {
      const [value, count] = mode(tx);
      expect(count).toBe(Math.floor((tx.outputs.length + 1) / 2));
      expect(count).toBeLessThanOrEqual(new Set(tx.inputs.map((input) => input.address)).size);
      expect([546n, 2_730n]).not.toContain(value);
      expect(tx.flags & FLAG_COINJOIN).toBe(FLAG_COINJOIN);
    }
  });

  it('Wasabi 1: ten or more equal outputs of about 0.1 BTC, two or more values of their own, all P2WPKH', () => {
    expect(of('wasabi1').length).toBeGreaterThan(0);
    for (const tx of of('wasabi1')) {
      const [value, count] = mode(tx);
      expect(count).toBeGreaterThanOrEqual(10);
      expect(tx.inputs.length).toBeGreaterThanOrEqual(count);
      expect(Math.abs(Number(value) - 10_000_000)).toBeLessThanOrEqual(2_000_000);
      const values = tx.outputs.map((output) => output.value);
      expect(values.filter((v) => values.indexOf(v) === values.lastIndexOf(v)).length).toBeGreaterThanOrEqual(
        2,
      );
      expect(allP2wpkh(tx)).toBe(true);
    }
  });

  it('Wasabi 2: fifty inputs and more, both sides sorted, most outputs in standard values', () => {
    // Powers of 2 and 3, twice powers of 3, and 1, 2, 5 times powers of 10, in satoshi from 5,000 on.
    const standard = new Set<number>();
    for (let n = 0; n < 45; n++)
      for (const value of [2 ** n, 3 ** n, 2 * 3 ** n, 10 ** n, 2 * 10 ** n, 5 * 10 ** n])
        if (value >= 5_000) standard.add(value);
    expect(of('wasabi2').length).toBeGreaterThan(0);
    for (const tx of of('wasabi2')) {
      expect(tx.inputs.length).toBeGreaterThanOrEqual(50);
      for (const side of [tx.inputs, tx.outputs]) {
        const values = side.map(({ value }) => value);
        expect(values).toEqual([...values].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
      }
      const usual = tx.outputs.filter(({ value }) => standard.has(Number(value))).length;
      expect(usual / tx.outputs.length).toBeGreaterThan(0.8);
    }
  });

  it('Whirlpool: five by five, equal outputs of a pool, the thief enters by a Tx0', () => {
    expect(of('whirlpool').length).toBeGreaterThan(0);
    for (const tx of of('whirlpool')) {
      expect([tx.inputs.length, tx.outputs.length]).toEqual([5, 5]);
      const [pool] = mode(tx);
      expect([100_000n, 1_000_000n, 5_000_000n, 50_000_000n]).toContain(pool);
      for (const { value } of tx.outputs) expect(value).toBe(pool);
      const above = tx.inputs.map(({ value }) => value - pool);
      expect(above.filter((extra) => extra === 0n).length).toBeGreaterThanOrEqual(1);
      expect(above.filter((extra) => extra === 0n).length).toBeLessThanOrEqual(3);
      for (const extra of above) expect(extra >= 0n && extra <= 110_000n).toBe(true);
      expect(allP2wpkh(tx)).toBe(true);
    }
    const mixes = new Set(of('whirlpool').map((tx) => tx.id));
    for (const tx of of('whirlpool-tx0'))
      expect(tx.outputs.some(({ spender }) => mixes.has(spender))).toBe(true);
  });
});

describe('rules of the chain that need no script', () => {
  it('coinbases are spent 100 blocks later or more, and never pay more than they may', () => {
    let spent = 0;
    for (const tx of world) {
      for (const { from } of tx.inputs) {
        if (from < 0 || !(world[from]!.flags & FLAG_COINBASE)) continue;
        expect(tx.height - world[from]!.height).toBeGreaterThanOrEqual(100);
        spent += 1;
      }
    }
    expect(spent).toBeGreaterThan(2);
    const fees = new Map<number, bigint>();
    const sum = (side: readonly { readonly value: bigint }[]) =>
      side.reduce((total, { value }) => total + value, 0n);
    for (const tx of world)
      if (!(tx.flags & FLAG_COINBASE)) {
        expect(sum(tx.inputs) >= sum(tx.outputs), tx.txid).toBe(true);
        fees.set(tx.height, (fees.get(tx.height) ?? 0n) + sum(tx.inputs) - sum(tx.outputs));
      }
    for (const tx of world.filter(({ flags }) => flags & FLAG_COINBASE)) {
      const subsidy = 5_000_000_000n >> BigInt(Math.floor(tx.height / 150));
      expect(sum(tx.outputs) <= subsidy + (fees.get(tx.height) ?? 0n), `height ${tx.height}`).toBe(true);
    }
  });
});

function readOwners(): Map<string, string> {
  const rows = readFileSync(join(blocks, 'owners.csv'), 'utf8').trim().split('\n').slice(1);
  return new Map(rows.map((row) => row.split(',') as [string, string]));
}

/** Whether a transaction spends money of the deposit: of its own transaction only the deposit output counts. */
function depositSpends(deposit: Named, from: number, tx: WorldTransaction): boolean {
  const [txid, vout] = deposit.outpoint.split(':');
  return world[from]!.txid !== txid || world[from]!.outputs[Number(vout)]!.spender === tx.id;
}
