import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccountTag } from '../../src/clustering/accounts/account-lake.ts';
import type { AccountRule } from '../../src/clustering/accounts/account-link.ts';
import { clusterAccounts } from '../../src/clustering/accounts/cluster-accounts.ts';
import { openLedgerSource } from '../../src/graph/ledger/open-ledger-source.ts';
import { ingestLedger } from '../../src/ingest/ledger/ingest-ledger.ts';
import { openFlowTable } from '../../src/ingest/sources/flow-table/open-flow-table.ts';
import { evmChainById } from '../../src/primitives/evm-chain.ts';
import type { CombinationFigures } from './combination-figures.ts';
import { scoreCombination } from './score-combination.ts';
import { writeCustomers } from './write-customers.ts';

const COMBINATIONS: readonly (readonly AccountRule[])[] = [
  ['deposit'],
  ['token-deposit'],
  ['deposit', 'token-deposit'],
  ['gas-funder'],
  ['deposit', 'token-deposit', 'gas-funder'],
];

/** Deposits in a hundred that go to somebody else's address. */
const FRIENDS = [0, 1, 5];

export interface AccountLevel {
  readonly friends: number;
  readonly combinations: readonly CombinationFigures[];
}

/** The rules of account chains on a made-up table of customers and exchanges, at several levels of confusion. */
export async function measureAccounts(): Promise<AccountLevel[]> {
  const levels: AccountLevel[] = [];
  for (const friends of FRIENDS) {
    const work = mkdtempSync(join(tmpdir(), 'jejak-customers-'));
    try {
      levels.push({ friends, combinations: await measureLevel(work, friends) });
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
  return levels;
}

async function measureLevel(work: string, friends: number): Promise<CombinationFigures[]> {
  const [table, directory] = [join(work, 'flows.csv'), join(work, 'lake')];
  const { owners, exchanges } = writeCustomers(table, 3, friends);
  const chain = evmChainById('ethereum');
  await ingestLedger(
    { directory, clock: () => 0 },
    { openSource: async () => openFlowTable({ path: table, chain, sortedHere: 0 }) },
  );
  const source = await openLedgerSource(directory);
  try {
    const homes: number[] = [];
    const ownerOf: (string | undefined)[] = [];
    for (const [address, owner] of owners) {
      const home = await source.findAddress(address);
      if (home === undefined) continue;
      homes.push(home);
      ownerOf[home] = owner;
    }
    const tags = new Map<number, AccountTag>();
    for (const exchange of exchanges)
      tags.set((await source.findAddress(exchange))!, { label: exchange, category: 'exchange' });
    const accounts = Array.from({ length: ownerOf.length }, (_, home) => ownerOf[home]);
    const figures: CombinationFigures[] = [];
    for (const rules of COMBINATIONS) {
      const { clusters } = await clusterAccounts([{ chain: 'ethereum', source, tags }], {
        from: homes,
        rules,
        maxTransactions: 10_000_000,
      });
      const merges = clusters.forest.map(({ a, b }) => [a, b] as const);
      figures.push(
        scoreCombination(
          { name: rules.join(', '), clusterOf: (home) => clusters.of(home).id, merges },
          accounts,
        ),
      );
    }
    return figures;
  } finally {
    await source.close();
  }
}
