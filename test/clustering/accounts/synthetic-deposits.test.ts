import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { AccountRule } from '../../../src/clustering/accounts/account-link.ts';
import { clusterAccounts } from '../../../src/clustering/accounts/cluster-accounts.ts';
import { createViews } from '../../../src/lake/duckdb/create-views.ts';
import { openDuckDb } from '../../../src/lake/duckdb/open-duckdb.ts';
import { readManifest } from '../../../src/lake/manifest.ts';
import { EVM_TABLES } from '../../../src/lake/schema/evm/evm-tables.ts';
import { generateEvmChain } from '../../../src/synth/evm/generate-evm-chain.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { ingestChain, openCase } from '../../synth/evm/open-case.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

interface Row {
  readonly from: string;
  readonly to: string;
  readonly value: bigint;
  readonly number: number;
}

/** Deposit reuse over a whole table at once: by account, each forwarding takes the newest payment that fits. */
function slowly(rows: readonly Row[], tags: ReadonlyMap<string, string>, most: bigint): string[][] {
  const sendersOf = new Map<string, Set<string>>();
  for (const d of new Set(rows.map(({ to }) => to))) {
    if (tags.has(d)) continue;
    const open: Row[] = [];
    const owners = new Set<string>();
    const senders = new Set<string>();
    for (const row of rows) {
      if (row.to === d) open.push(row);
      const owner = row.from === d ? tags.get(row.to) : undefined;
      if (owner === undefined) continue;
      owners.add(owner);
      const at = open.findLastIndex(
        ({ value, number }) =>
          value >= row.value && value - row.value <= most && row.number - number <= 3_200,
      );
      if (at >= 0) senders.add(open.splice(at, 1)[0]!.from);
    }
    if (owners.size === 1 && senders.size > 0) sendersOf.set(d, senders);
  }
  const groups: string[][] = [];
  for (const senders of sendersOf.values()) {
    const actors = [...senders].filter((one) => !tags.has(one) && !sendersOf.has(one));
    const touched = groups.filter((group) => group.some((one) => actors.includes(one)));
    for (const group of touched) groups.splice(groups.indexOf(group), 1);
    groups.push([...new Set([...touched.flat(), ...actors])].sort());
  }
  return groups.filter(({ length }) => length > 1).sort();
}

it('growing from each address finds what a look at the whole table finds', async () => {
  await generateEvmChain({ directory: folder.path, seed: 11, transactions: 1_500 });
  await ingestChain(folder.path, 'ethereum');
  await ingestChain(folder.path, 'bnb');
  const opened = await openCase(folder.path);
  const source = opened.ethereum;
  const tags = await opened.accountTags(source);
  const names = await source.addresses(Uint32Array.from(tags.keys()));
  const owners = new Map([...tags.values()].map(({ label }, i) => [names[i]!, label.split(' ')[0]!]));
  const directory = join(folder.path, 'lake-ethereum');
  const duck = await openDuckDb();
  await createViews(duck, directory, readManifest(directory)!, EVM_TABLES);
  const table = async (where: string): Promise<Row[]> => {
    const reader = await duck.connection.runAndReadAll(
      `SELECT lower(hex(from_address)), lower(hex(to_address)), value::VARCHAR, number FROM transfers
       WHERE ${where} AND from_address <> to_address ORDER BY transfer_id`,
    );
    return reader.getRows().map(([from, to, value, number]) => ({
      from: `0x${from}`,
      to: `0x${to}`,
      value: BigInt(String(value)),
      number: Number(number),
    }));
  };
  const { accounts } = await source.coverage();
  const all = await source.accounts(Uint32Array.from({ length: accounts }, (_, i) => i));
  const homes = [...new Set(all.map(({ home }) => home))];
  const clusters = async (rules: readonly AccountRule[]) => {
    const lake = { chain: 'ethereum', source, tags };
    const groups = new Set<string>();
    for (const home of homes) {
      const result = await clusterAccounts([lake], { from: [home], rules, maxTransactions: 1_000_000 });
      expect(result.looked).toBe(result.known);
      const members = result.clusters.members(result.clusters.of(home).id);
      const texts = await source.addresses(Uint32Array.from(members));
      if (texts.length > 1) groups.add([...texts].sort().join());
    }
    return [...groups].map((group) => group.split(',')).sort();
  };
  const coins = slowly(await table("kind = 'native' AND value <> '0'"), owners, 10n ** 16n);
  expect(coins.length).toBeGreaterThan(2);
  expect(await clusters(['deposit'])).toEqual(coins);
  duck.close();
  await opened.close();
}, 120_000);
