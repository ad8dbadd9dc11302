import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerBlock } from '../../../src/ingest/ledger/ledger-block.ts';
import { openEvmLedger } from '../../../src/ingest/ledger/open-evm-ledger.ts';
import { openEvmBlockFiles } from '../../../src/ingest/sources/evm/open-evm-block-files.ts';
import { verifyLedgerLake } from '../../../src/lake/verify/verify-ledger-lake.ts';
import { evmChainById } from '../../../src/primitives/evm-chain.ts';
import type { EvmTruth, TruthAmount } from '../../../src/synth/evm/evm-truth.ts';
import { generateEvmChain } from '../../../src/synth/evm/generate-evm-chain.ts';
import type { AccountSeed } from '../../../src/tracing/accounts/account-trace-parameters.ts';
import type { AccountTraceResult } from '../../../src/tracing/accounts/account-trace-result.ts';
import { traceAccounts } from '../../../src/tracing/accounts/trace-accounts.ts';
import type { ChainLake, ChainsResult } from '../../../src/tracing/crossings/chains-result.ts';
import { traceChains } from '../../../src/tracing/crossings/trace-chains.ts';
import { demixPool } from '../../../src/tracing/demix/demix-pool.ts';
import { type MixerEvent, readMixerNotes } from '../../../src/tracing/demix/read-mixer-notes.ts';
import type { TraceResult } from '../../../src/tracing/trace-result.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { ingestChain, type OpenCase, openCase } from './open-case.ts';

const ALL = ['poison', 'haircut', 'fifo', 'lifo', 'tiho'] as const;
const folder = temporaryFolder();
const path = folder.path;
let truth: EvmTruth;
let lakes: OpenCase;
let blocks: LedgerBlock[];
let ingested: Awaited<ReturnType<typeof ingestChain>>[];

beforeAll(async () => {
  await generateEvmChain({ directory: path, seed: 11, transactions: 2_000 });
  truth = JSON.parse(readFileSync(join(path, 'truth.json'), 'utf8')) as EvmTruth;
  ingested = [await ingestChain(path, 'ethereum'), await ingestChain(path, 'bnb')];
  lakes = await openCase(path);
  blocks = await readBlocks();
}, 120_000);
afterAll(async () => {
  await lakes?.close();
  folder.remove();
});

/** Every policy conserves every asset. */
function conserves(result: AccountTraceResult): void {
  for (const policy of ALL)
    for (const row of result.conservation[policy]!) expect(row.difference, `${policy} ${row.asset}`).toBe(0n);
}

/** What a policy found at an address of one asset, by reason. */
function found(
  result: AccountTraceResult,
  policy: (typeof ALL)[number],
  at: TruthAmount & { address: string },
) {
  return result.terminals.filter(
    ({ address, asset, amounts }) =>
      address === at.address && result.assets.get(asset)!.contract === at.contract && amounts[policy],
  );
}

const stolen = () =>
  truth.thefts.map(({ tx, thief, label }) => ({
    kind: 'transaction' as const,
    hash: tx,
    address: thief,
    label,
  }));

describe('the files', () => {
  it('pass every check of the ingest, signatures included, and end at the tip of the truth', async () => {
    for (const [i, name] of (['ethereum', 'bnb'] as const).entries()) {
      const chain = truth.chains.find((one) => one.chain === name)!;
      expect(ingested[i]).toMatchObject({
        blocksAdded: chain.blocks,
        transactionsAdded: expect.any(Number),
        notes: [],
      });
      expect(ingested[i]!.manifest.segments.at(-1)!.lastHash).toBe(chain.tipHash);
      for (const check of await verifyLedgerLake(join(path, `lake-${name}`), true))
        expect(check).toMatchObject({ good: true });
    }
    for (const { block } of blocks)
      expect(block!.checks).toMatchObject({
        blockHash: true,
        transactionsRoot: true,
        receiptsRoot: true,
        logsBloom: true,
      });
  });

  it('without traces or receipts the ingest says so, once', async () => {
    const lines = readFileSync(join(path, 'ethereum.jsonl'), 'utf8').split('\n').slice(0, 3);
    const kinds = async (without: 'traces' | 'receipts'): Promise<unknown> => {
      const cut = lines.map((line) => JSON.stringify({ ...JSON.parse(line), [without]: undefined }));
      const file = join(path, `without-${without}.jsonl`);
      writeFileSync(file, cut.join('\n'));
      const chain = evmChainById('ethereum');
      const source = await openEvmBlockFiles({ path: file, chain, withoutReceipts: true });
      const ledger = openEvmLedger(source, { follows: false });
      for await (const _ of ledger.blocks(0));
      ledger.close();
      return ledger.notes.filter(({ kind }) => kind.startsWith('no-'));
    };
    expect(await kinds('traces')).toEqual([expect.objectContaining({ kind: 'no-traces', count: 3 })]);
    expect(await kinds('receipts')).toEqual([expect.objectContaining({ kind: 'no-receipts', count: 3 })]);
  });

  it('every step of the truth is in its transaction', async () => {
    for (const step of truth.steps.filter(({ chain }) => chain !== 'bitcoin-regtest')) {
      const source = step.chain === 'ethereum' ? lakes.ethereum : lakes.bnb;
      const tx = await source.findTransaction(step.tx);
      expect(tx, `${step.kind} ${step.tx}`).toBeDefined();
      const batch = await source.transactions(Float64Array.of(tx!));
      expect(batch.number[0]).toBe(step.block);
      const [from, to] = [await source.findAddress(step.from), await source.findAddress(step.to)];
      const moved = Array.from({ length: batch.start[1]! }, (_, i) => i).filter(
        (i) => batch.payer[i] === from && batch.receiver[i] === to && batch.value(i) === BigInt(step.amount),
      );
      expect(moved.length, `${step.kind} ${step.tx}`).toBeGreaterThan(0);
    }
  });
});

describe('a trace of Ethereum from the thefts', () => {
  it('reaches every resting place before the mixer under every policy, with its amount, and conserves', async () => {
    const tags = await lakes.accountTags(lakes.ethereum);
    const result = await traceAccounts({ source: lakes.ethereum }, { seeds: stolen(), policies: ALL, tags });
    conserves(result);
    const places = truth.resting.filter(({ chain, mixed }) => chain === 'ethereum' && !mixed);
    expect(new Set(places.map(({ kind }) => kind))).toEqual(
      new Set(['mixer', 'bridge', 'exchange_deposit', 'unspent']),
    );
    for (const policy of ALL) {
      for (const place of places) {
        const terminals = found(result, policy, place);
        expect(terminals.length, `${policy} ${place.kind} ${place.address}`).toBeGreaterThan(0);
        const sum = terminals.reduce((total, { amounts }) => total + amounts[policy]!, 0n);
        const real = places
          .filter(({ address, contract }) => address === place.address && contract === place.contract)
          .reduce((total, { amount }) => total + BigInt(amount), 0n);
        expect(sum, `${policy} ${place.kind} ${place.address}`).toBe(real);
      }
    }
    // Nothing that others paid for is tainted: no mixer's exit, no wallet.
    const mine = new Set(truth.thief.map(({ address }) => address));
    const services = new Set(places.map(({ address }) => address));
    for (const { address, reason } of result.terminals)
      expect(mine.has(address) || services.has(address) || reason === 'burnt', `${reason} ${address}`).toBe(
        true,
      );
  });
});

describe('the mixer', () => {
  it('its notes are those of the truth, and every rule that speaks of the thief allows the true deposit', async () => {
    const events: MixerEvent[] = [];
    for (const block of blocks)
      for (const event of block.events) {
        if (!event.kind.startsWith('mixer-')) continue;
        const tx = block.block!.transactions[event.txIndex]!;
        events.push({
          event,
          chain: 'ethereum',
          txHash: tx.hash,
          time: block.time,
          order: block.number * 10_000 + event.logIndex,
          gasPrice: tx.gasPrice,
          sender: tx.from,
        });
      }
    expect(events.every(({ event }) => event.genuine)).toBe(true);
    const notes = readMixerNotes(events);
    const own = truth.notes.filter(({ chain }) => chain === 'ethereum');
    const real = new Map(own.map((note) => [note.withdrawal, note]));
    expect(notes.withdrawals.map(({ txHash }) => txHash).sort()).toEqual([...real.keys()].sort());
    // In so short a chain the share of a relayer says nothing.
    const { withdrawals, groups } = demixPool(notes, { relayers: { mostShare: 1 } });
    const relayer = truth.thief.find(({ role }) => role === 'relayer')!.address;
    const thief = withdrawals.filter(({ withdrawal }) => real.get(withdrawal.txHash)!.thief);
    expect(thief.length).toBeGreaterThanOrEqual(6);
    expect(groups.find(({ key }) => key === relayer)!.withdrawals).toHaveLength(thief.length);
    for (const { withdrawal, findings, anonymitySet } of thief) {
      const note = real.get(withdrawal.txHash)!;
      expect(withdrawal).toMatchObject({ recipient: note.recipient, relayer: note.relayer });
      const before = notes.deposits.filter(
        ({ pool, order }) => pool === withdrawal.pool && order < withdrawal.order,
      );
      expect(before.map(({ txHash }) => txHash)).toContain(note.deposit);
      expect(anonymitySet).toBeGreaterThan(0);
      for (const { heuristic, deposits } of findings.filter((one) => one.heuristic === 'multi-denomination'))
        expect(
          deposits.map(({ txHash }) => txHash),
          heuristic,
        ).toContain(note.deposit);
    }
  });
});

describe('a trace over all chains', () => {
  const run = async (seeds: readonly AccountSeed[]): Promise<ChainsResult> => {
    const parameters = { policies: ALL, seeds: [] };
    const three: ChainLake[] = [
      {
        family: 'evm',
        chain: 'ethereum',
        source: lakes.ethereum,
        parameters: { ...parameters, seeds, tags: await lakes.accountTags(lakes.ethereum) },
      },
      {
        family: 'evm',
        chain: 'bnb',
        source: lakes.bnb,
        parameters: { ...parameters, tags: await lakes.accountTags(lakes.bnb) },
      },
      {
        family: 'bitcoin',
        chain: 'bitcoin-regtest',
        source: lakes.bitcoin,
        parameters: { ...parameters, tags: await lakes.bitcoinTags() },
      },
    ];
    return traceChains(three);
  };
  const check = (result: ChainsResult, mixed: boolean): void => {
    for (const { out, in: paid } of truth.bridges.filter(({ out }) => mixedTx(out.tx) === mixed))
      expect(result.crossings).toContainEqual(
        expect.objectContaining({ fromTx: out.tx, toTx: paid.tx, recipient: paid.to, toChain: paid.chain }),
      );
    for (const trace of result.traces) {
      if (trace.family === 'evm') conserves(trace.result);
      else for (const policy of ALL) expect(trace.result.conservation[policy]!.difference).toBe(0n);
    }
    const far = truth.resting.filter((place) => place.chain !== 'ethereum' && place.mixed === mixed);
    expect(far.length).toBeGreaterThan(1);
    for (const place of far)
      for (const policy of ALL) {
        const trace = result.traces.find(({ chain }) => chain === place.chain)!;
        const terminals =
          trace.family === 'evm'
            ? found(trace.result, policy, place)
            : (trace.result as TraceResult).terminals.filter(
                ({ address, amounts }) => address === place.address && amounts[policy],
              );
        expect(terminals.length, `${policy} ${place.chain} ${place.kind} ${place.address}`).toBeGreaterThan(
          0,
        );
      }
  };
  const mixedTx = (tx: string) => truth.resting.find((place) => place.tx === tx)!.mixed;

  it('from the thefts: over the bridge with an id and over THORChain, to what was never mixed', async () => {
    check(await run(stolen()), false);
  });

  it("from the mixer's exits: through the consolidation to Bitcoin, the CoinJoin and the exchanges", async () => {
    const exits = truth.thief.filter(({ role }) => role.startsWith('exit'));
    const seeds = exits.map(({ address }) => ({ kind: 'source' as const, address, label: 'exit' }));
    check(await run(seeds), true);
  });
});

async function readBlocks(): Promise<LedgerBlock[]> {
  const source = await openEvmBlockFiles({
    path: join(path, 'ethereum.jsonl'),
    chain: evmChainById('ethereum'),
    recoverSenders: false,
  });
  const ledger = openEvmLedger(source, { follows: false });
  const read: LedgerBlock[] = [];
  for await (const block of ledger.blocks(0)) read.push(block);
  ledger.close();
  return read;
}
