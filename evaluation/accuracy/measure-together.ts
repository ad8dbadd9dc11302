import { join } from 'node:path';
import type { AccountSource } from '../../src/graph/account-source.ts';
import { traceAccounts } from '../../src/tracing/accounts/trace-accounts.ts';
import { POLICIES } from '../../src/tracing/value/policies.ts';
import { combineTables } from './combine-tables.ts';
import { openTable } from './open-table.ts';
import type { TableCase } from './table-case.ts';

/** Several cases in one lake, each traced from its own sources. */
export interface TogetherFigures {
  /** Flows in the lake, and addresses that occur in more than one case. */
  readonly flows: number;
  readonly sharedAddresses: number;
  readonly cases: readonly {
    readonly name: string;
    readonly flows: number;
    /** Flows of the case that some policy reaches, and flows of the other cases: 0, or the trace is wrong. */
    readonly reached: number;
    readonly foreign: number;
    /** Every flow and every end with its tainted amount under a policy, here or alone; and those that are the same. */
    readonly compared: number;
    readonly same: number;
  }[];
}

/** Traces every case alone and in one lake of all; both lakes are made in `work`. */
export async function measureTogether(cases: readonly TableCase[], work: string): Promise<TogetherFigures> {
  const table = join(work, 'together.csv');
  combineTables(
    cases.map(({ path }) => path),
    table,
  );
  const together = await openTable(table, join(work, 'together'));
  try {
    const figures: TogetherFigures['cases'][number][] = [];
    const occurs = new Map<string, number>();
    for (const one of cases) {
      const alone = await openTable(one.path, join(work, `alone-${one.name}`));
      try {
        const own = await flowsOf(alone);
        for (const address of own.addresses) occurs.set(address, (occurs.get(address) ?? 0) + 1);
        const here = await traced(together, one);
        figures.push({
          name: one.name,
          flows: own.count,
          reached: here.reached.filter((flow) => own.flows.has(flow)).length,
          foreign: here.reached.filter((flow) => !own.flows.has(flow)).length,
          ...compare((await traced(alone, one)).lines, here.lines),
        });
      } finally {
        await alone.close();
      }
    }
    return {
      flows: (await together.coverage()).transfers,
      sharedAddresses: [...occurs.values()].filter((times) => times > 1).length,
      cases: figures,
    };
  } finally {
    await together.close();
  }
}

/** Ids, block numbers and the order of rows differ between the lakes; a flow is what the table says of it. */
async function flowsOf(source: AccountSource) {
  const { transactions } = await source.coverage();
  const all = await source.transactions(Float64Array.from({ length: transactions }, (_, i) => i));
  const hashes = await source.hashes(all.tx);
  const from = await source.addresses(all.payer);
  const to = await source.addresses(all.receiver);
  const flows = new Set<string>();
  for (let t = 0; t < all.count; t++)
    for (let i = all.start[t]!; i < all.start[t + 1]!; i++)
      flows.add(
        nameOf({
          time: all.time[t]!,
          hash: hashes[t]!,
          fromAddress: from[i]!,
          toAddress: to[i]!,
          value: all.value(i),
        }),
      );
  return { count: all.payer.length, flows, addresses: new Set([...from, ...to]) };
}

function nameOf(flow: {
  readonly time: number;
  readonly hash: string;
  readonly fromAddress: string;
  readonly toAddress: string;
  readonly value: bigint;
}): string {
  // A row of a table without hashes is named by its place, which is another one in the joined table.
  const hash = flow.hash.startsWith('row:') ? '' : flow.hash;
  return [flow.time, hash, flow.fromAddress, flow.toAddress, flow.value].join(' ');
}

async function traced(source: AccountSource, { sources, terminals }: TableCase) {
  const tags = new Map<number, { label: string; category: string }>();
  for (const address of terminals) {
    const home = await source.findAddress(address);
    if (home !== undefined) tags.set(home, { label: 'terminal', category: 'exchange' });
  }
  const seeds = sources.map((address) => ({ kind: 'source' as const, address, label: 'theft' }));
  const result = await traceAccounts({ source }, { seeds, policies: POLICIES, tags });
  const amounts = (of: Readonly<Partial<Record<string, bigint>>>) =>
    Object.entries(of).map(([policy, amount]) => `${policy} ${amount}`);
  return {
    reached: result.hops.map(nameOf),
    lines: [
      ...result.hops.flatMap((hop) => amounts(hop.amounts).map((amount) => `${nameOf(hop)} ${amount}`)),
      ...result.terminals.flatMap((end) =>
        amounts(end.amounts).map((amount) => `${end.address} ${end.reason} ${end.depth} ${amount}`),
      ),
    ],
  };
}

function compare(alone: readonly string[], here: readonly string[]): { compared: number; same: number } {
  const left = new Map<string, number>();
  for (const line of alone) left.set(line, (left.get(line) ?? 0) + 1);
  let same = 0;
  for (const line of here) {
    const times = left.get(line) ?? 0;
    if (times > 0) same += 1;
    left.set(line, times - 1);
  }
  return { compared: alone.length + here.length - same, same };
}
