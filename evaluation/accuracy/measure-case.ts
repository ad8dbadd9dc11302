import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLedgerSource } from '../../src/graph/ledger/open-ledger-source.ts';
import { ingestLedger } from '../../src/ingest/ledger/ingest-ledger.ts';
import { openFlowTable } from '../../src/ingest/sources/flow-table/open-flow-table.ts';
import { evmChainById } from '../../src/primitives/evm-chain.ts';
import type { AccountTraceResult } from '../../src/tracing/accounts/account-trace-result.ts';
import { traceAccounts } from '../../src/tracing/accounts/trace-accounts.ts';
import type { TaintPolicyId } from '../../src/tracing/value/policies.ts';
import type { CaseFigures, PolicyFigures, RunFigures } from './case-figures.ts';
import { reachableInTime } from './reachable-in-time.ts';

const POLICIES: readonly TaintPolicyId[] = ['poison', 'haircut', 'fifo', 'lifo', 'tiho'];
/** The table's values have 18 decimals here. */
const CENT = 10n ** 16n;

/**
 * Ingests the flows of a case into `work`, traces from its sources with its terminals as stops, and compares with the
 * experts' flows: first taint alone, then with expansion.
 */
export async function measureCase(folder: string, name: string, work: string): Promise<CaseFigures> {
  const directory = join(work, name);
  const chain = evmChainById('ethereum');
  const path = join(folder, 'flow_records.csv');
  await ingestLedger(
    { directory, clock: () => 0 },
    { openSource: async () => openFlowTable({ path, chain }) },
  );
  const source = openLedgerSource(directory);
  try {
    const sources = addresses(join(folder, 'source_addresses.csv'));
    const terminals = addresses(join(folder, 'terminal_addresses.csv'));
    const tags = new Map<number, { label: string; category: string }>();
    for (const address of terminals) {
      const home = await source.findAddress(address);
      if (home !== undefined) tags.set(home, { label: 'terminal', category: 'exchange' });
    }
    const { transactions } = await source.coverage();
    const all = await source.transactions(Float64Array.from({ length: transactions }, (_, i) => i));
    const experts = new Set([...all.payer, ...all.receiver]);
    const volume = Array.from(all.transferId).reduce((sum, _, i) => sum + all.value(i), 0n);
    const seeds = sources.map((address) => ({ kind: 'source' as const, address, label: 'theft' }));
    const homes = new Set<number>();
    for (const address of sources) homes.add((await source.findAddress(address))!);
    const runs: RunFigures[] = [];
    const result = await traceAccounts({ source }, { seeds, policies: POLICIES, tags });
    runs.push({
      name: 'taint',
      expanded: 0,
      policies: POLICIES.map((policy) => policyFigures(result, policy, experts)),
    });
    return {
      name,
      flows: all.transferId.length,
      volume: volume / CENT,
      addresses: experts.size,
      sources: sources.length,
      terminals: terminals.length,
      terminalsThere: tags.size,
      inTime: reachableInTime(all, { sources: homes, stops: new Set(tags.keys()) }) / CENT,
      runs,
    };
  } finally {
    await source.close();
  }
}

function policyFigures(
  result: AccountTraceResult,
  policy: TaintPolicyId,
  experts: ReadonlySet<number>,
): PolicyFigures {
  const hops = result.hops.filter(({ amounts }) => amounts[policy]);
  const reached = new Set(hops.flatMap(({ from, to }) => [from, to]));
  const ends = result.terminals.filter((end) => end.reason === 'tag' && end.amounts[policy]);
  return {
    policy,
    flows: hops.length,
    volume: hops.reduce((sum, { value }) => sum + value, 0n) / CENT,
    tainted: hops.reduce((sum, { amounts }) => sum + amounts[policy]!, 0n) / CENT,
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

function addresses(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.trim().toLowerCase())
    .filter((line) => line !== '');
}
