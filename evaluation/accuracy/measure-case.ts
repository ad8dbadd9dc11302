import { join } from 'node:path';
import type { TransferBatch } from '../../src/graph/account-source.ts';
import type { AccountTraceResult } from '../../src/tracing/accounts/account-trace-result.ts';
import { traceAccounts } from '../../src/tracing/accounts/trace-accounts.ts';
import type { TaintPolicyId } from '../../src/tracing/value/policies.ts';
import { boundFigures } from './bound-figures.ts';
import type { CaseFigures, PolicyFigures } from './case-figures.ts';
import { classifyMissed } from './classify-missed.ts';
import type { FlowRow } from './flow-row.ts';
import { openTable } from './open-table.ts';
import { type BoundRow, poisonBound } from './poison-bound.ts';
import { sumFlows } from './sum-flows.ts';
import type { TableCase } from './table-case.ts';

const POLICIES: readonly TaintPolicyId[] = ['poison', 'haircut', 'fifo', 'lifo', 'tiho'];
/** The table's values have 18 decimals here. */
const CENT = 10n ** 16n;

/**
 * Ingests the flows of a case into `work`, traces from its sources with its terminals as stops, and compares with the
 * experts' flows and with what can be reached at most.
 */
export async function measureCase(of: TableCase, work: string): Promise<CaseFigures> {
  const { name, path, sources, terminals } = of;
  const source = await openTable(path, join(work, name));
  try {
    const tags = new Map<number, { label: string; category: string }>();
    for (const address of terminals) {
      const home = await source.findAddress(address);
      if (home !== undefined) tags.set(home, { label: 'terminal', category: 'exchange' });
    }
    const { transactions } = await source.coverage();
    const all = await source.transactions(Float64Array.from({ length: transactions }, (_, i) => i));
    const experts = new Set([...all.payer, ...all.receiver]);
    const rows = rowsOf(all);
    const seeds = sources.map((address) => ({ kind: 'source' as const, address, label: 'theft' }));
    const homes = new Set<number>();
    for (const address of sources) homes.add((await source.findAddress(address))!);
    const bound = poisonBound(rows, { sources: homes, stops: new Set(tags.keys()) });
    const result = await traceAccounts({ source }, { seeds, policies: POLICIES, tags });
    const rowOf = new Map(Array.from(all.transferId, (id, i) => [id, i]));
    const about = { rows, bound, experts, rowOf };
    return {
      name,
      flows: rows.length,
      volume: sumFlows(rows, () => true).volume,
      addresses: experts.size,
      sources: sources.length,
      terminals: terminals.length,
      terminalsThere: tags.size,
      bound: await boundFigures(rows, bound, async (wanted) => {
        const hashes = await source.hashes(Float64Array.from(wanted, (i) => rows[i]!.transaction));
        const from = await source.addresses(Uint32Array.from(wanted, (i) => rows[i]!.from));
        const to = await source.addresses(Uint32Array.from(wanted, (i) => rows[i]!.to));
        return wanted.map((_, i) => ({ hash: hashes[i]!, from: from[i]!, to: to[i]! }));
      }),
      policies: POLICIES.map((policy) => policyFigures(result, policy, about)),
    };
  } finally {
    await source.close();
  }
}

function rowsOf(all: TransferBatch): FlowRow[] {
  return Array.from({ length: all.count }, (_, t) => t).flatMap((t) =>
    Array.from({ length: all.start[t + 1]! - all.start[t]! }, (_, k): FlowRow => {
      const i = all.start[t]! + k;
      return { transaction: all.tx[t]!, from: all.payer[i]!, to: all.receiver[i]!, value: all.value(i) };
    }),
  );
}

function policyFigures(
  result: AccountTraceResult,
  policy: TaintPolicyId,
  about: {
    readonly rows: readonly FlowRow[];
    readonly bound: readonly BoundRow[];
    readonly experts: ReadonlySet<number>;
    /** Row by the id of the transfer. */
    readonly rowOf: ReadonlyMap<number, number>;
  },
): PolicyFigures {
  const { rows, bound, experts, rowOf } = about;
  const hops = result.hops.filter(({ amounts }) => amounts[policy]);
  const reached = new Set(hops.flatMap(({ from, to }) => [from, to]));
  const carried = new Set(hops.map(({ transfer }) => rowOf.get(transfer)!));
  const ends = result.terminals.filter((end) => end.reason === 'tag' && end.amounts[policy]);
  return {
    policy,
    ...sumFlows(rows, (i) => carried.has(i)),
    tainted: hops.reduce((sum, { amounts }) => sum + amounts[policy]!, 0n) / CENT,
    beyondBound: sumFlows(rows, (i) => carried.has(i) && bound[i]!.marked === 0n),
    missed: classifyMissed(rows, bound, {
      reached: carried,
      chooses: policy !== 'poison' && policy !== 'haircut',
    }),
    addresses: reached.size,
    terminals: new Set(ends.map(({ home }) => home)).size,
    atTerminals: ends.reduce((sum, { amounts }) => sum + amounts[policy]!, 0n) / CENT,
    extra: [...reached].filter((home) => !experts.has(home)).length,
    depth: result.terminals.reduce(
      (most, end) => (end.amounts[policy] ? Math.max(most, end.depth) : most),
      0,
    ),
  };
}
