import { join } from 'node:path';
import { traceAccounts } from '../../src/tracing/accounts/trace-accounts.ts';
import type { TaintPolicyId } from '../../src/tracing/value/policies.ts';
import { openTable } from './open-table.ts';
import type { TableCase } from './table-case.ts';

/** Ronin 2022: what the address of the theft sends, and what the seven intermediaries that OFAC lists send on. wei. */
export interface RoninFigures {
  readonly rows: number;
  readonly sent: bigint;
  readonly toIntermediaries: bigint;
  readonly intermediaries: number;
  /** Under each policy: taint that the intermediaries paid on, and the places that it reached. */
  readonly onward: readonly {
    readonly policy: TaintPolicyId;
    readonly amount: bigint;
    readonly places: number;
  }[];
  /** Payments on, and those of them that are more than one whole tranche of 100 ETH. */
  readonly payments: number;
  readonly large: number;
  /** Rows whose receiver is a contract of Tornado Cash. */
  readonly tornadoRows: number;
}

/** Source: OFAC, Specially Designated Nationals, Lazarus Group, 14 April and 22 April 2022 and after. */
const INTERMEDIARIES = [
  '0xa0e1c89ef1a489c9c7de96311ed5ce5d32c20e4b',
  '0x3cffd56b47b7b41c56258d9c7731abadc360e073',
  '0x53b6936513e738f44fb50d2b9476730c0ab3bfc1',
  '0x35fb6f6db4fb05e6a4ce86f2c93691425626d4b1',
  '0xf7b31119c2682c88d88d455dbb9d5932c65cf1be',
  '0x3e37627deaa754090fbfbb8bd226c1ce66d255e9',
  '0x08723392ed15743cc38513c4925f5e6be5c17243',
];
/** Router, proxy and 100 ETH pool. Source: Tornado Cash's own deployment list. */
const TORNADO = [
  '0xd90e2f925da726b50c4ed8d0fb90ad053324f31b',
  '0x722122df12d4e14e13ac3b6895a86e84145b6967',
  '0xa160cdab225685da1d56aa342ad8841c3b53f291',
];
const POLICIES: readonly TaintPolicyId[] = ['poison', 'haircut', 'fifo', 'lifo', 'tiho'];
const TRANCHE = 100n * 10n ** 18n;

export async function measureRonin(of: TableCase, work: string): Promise<RoninFigures> {
  const source = await openTable(of.path, join(work, of.name));
  try {
    const homes = new Set<number>();
    for (const address of INTERMEDIARIES) homes.add((await source.findAddress(address))!);
    const tornado = new Set<number>();
    for (const address of TORNADO) {
      const home = await source.findAddress(address);
      if (home !== undefined) tornado.add(home);
    }
    const [address] = of.sources;
    const seeds = [{ kind: 'source' as const, address: address!, label: 'ronin' }];
    const result = await traceAccounts({ source }, { seeds, policies: POLICIES });
    const theft = (await source.findAddress(address!))!;
    const hops = result.hops.filter(({ into }) => !into);
    const sum = (list: typeof hops) => list.reduce((total, { value }) => total + value, 0n);
    const first = hops.filter(({ from, to }) => from === theft && to !== theft);
    const onward = hops.filter(({ from, to }) => homes.has(from) && to !== theft);
    const rows = result.coverage.transfers;
    const all = await source.transactions(
      Float64Array.from({ length: result.coverage.transactions }, (_, i) => i),
    );
    return {
      rows,
      sent: sum(first),
      toIntermediaries: sum(first.filter(({ to }) => homes.has(to))),
      intermediaries: new Set(first.filter(({ to }) => homes.has(to)).map(({ to }) => to)).size,
      onward: POLICIES.map((policy) => {
        const own = onward.filter(({ amounts }) => amounts[policy]);
        return {
          policy,
          amount: own.reduce((total, { amounts }) => total + amounts[policy]!, 0n),
          places: new Set(own.map(({ to }) => to)).size,
        };
      }),
      payments: onward.length,
      large: onward.filter(({ value }) => value > TRANCHE).length,
      tornadoRows: [...all.receiver].filter((home) => tornado.has(home)).length,
    };
  } finally {
    await source.close();
  }
}
