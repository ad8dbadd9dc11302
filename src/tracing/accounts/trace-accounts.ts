import { BRIDGE_WALLETS } from '../../chains/evm/protocols/bridges/bridge-wallets.ts';
import type { AccountSource } from '../../graph/account-source.ts';
import { NO_ACCOUNT } from '../../graph/ledger/columns.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { createHeap } from '../frontier/create-heap.ts';
import { parseMinValues } from '../min-values/parse-min-values.ts';
import { TAINT_POLICIES } from '../taint/policies.ts';
import type { TaintPolicyId } from '../taint/taint-policy.ts';
import type { AccountRules, AccountState } from './account-state.ts';
import type { AccountTraceParameters } from './account-trace-parameters.ts';
import type { AccountTraceResult } from './account-trace-result.ts';
import { closeAccountTrace } from './close-account-trace.ts';
import { placeAccountSeeds } from './place-account-seeds.ts';
import { runAccounts } from './run-accounts.ts';

export interface AccountTraceContext {
  readonly source: AccountSource;
  readonly signal?: AbortSignal;
  /** Name of a protocol by its number in ledger files. */
  readonly protocolName?: (number: number) => string;
}

const ZERO = `0x${'00'.repeat(20)}`;

/**
 * Follows stolen value on an account chain from the seeds (or back), under all named policies in one run, with one
 * ledger an asset: a payment takes from what the payer holds of that asset, an exchange carries taint into the asset
 * received, fees reduce what is left. Only transactions of accounts that hold taint are looked at.
 * Errors: those of the seeds, POLICY_UNKNOWN, CANCELLED, and those of parseMinValues. Source: METHODS A.7, A.8, E.1.
 */
export async function traceAccounts(
  context: AccountTraceContext,
  parameters: AccountTraceParameters,
): Promise<AccountTraceResult> {
  const { source } = context;
  const coverage = await source.coverage();
  const rules = resolveRules(parameters, coverage.chain);
  const labels = parameters.labels ?? ['', ...new Set(parameters.seeds.map(({ label }) => label))];
  const state: AccountState = {
    rules,
    entries: new Map(),
    heap: createHeap(),
    unfetched: [],
    terminals: new Map(),
    hops: [],
    overlaps: [],
    minValues: new Map(),
    totals: rules.policies.map(() => new Map()),
    seedTransactions: new Map(),
    handovers: [],
    bridgeWallets: new Set(),
    sources: new Set(),
    touched: new Set(),
    fresh: [],
    processed: 0,
    looked: 0,
    transfers: 0,
    uncovered: 0,
    requests: 0,
  };
  await placeAccountSeeds(source, state, { ...parameters, labels });
  for (const wallet of BRIDGE_WALLETS) {
    const home = wallet.chain === coverage.chain ? await source.findAddress(wallet.address) : undefined;
    if (home !== undefined) state.bridgeWallets.add(home);
  }
  const zero = (await source.findAddress(ZERO)) ?? NO_ACCOUNT;
  const protocolName = context.protocolName ?? (() => 'swap');
  await runAccounts({ ...context, protocolName, zero }, state);
  return closeAccountTrace(source, state, { coverage, labels, parameters });
}

function resolveRules(parameters: AccountTraceParameters, chain: string): AccountRules {
  const known = Object.keys(TAINT_POLICIES) as TaintPolicyId[];
  const unknown = parameters.policies.find((id) => !known.includes(id));
  if (parameters.policies.length === 0 || unknown !== undefined)
    throw new JejakError('POLICY_UNKNOWN', { meta: { input: unknown ?? '', known: known.join(', ') } });
  const backward = parameters.direction === 'backward';
  return {
    policies: known.filter((id) => parameters.policies.includes(id)),
    backward,
    tagOf: (home) => parameters.tags?.get(home),
    maxDepth: parameters.maxDepth ?? Number.POSITIVE_INFINITY,
    minValue: parameters.minValue === undefined ? undefined : parseMinValues(parameters.minValue, chain),
    cutoffMillionths: BigInt(parameters.haircutCutoffMillionths ?? 0),
    heightLimit: parameters.heightLimit ?? (backward ? 0 : Number.POSITIVE_INFINITY),
    maxPayments: parameters.maxPayments ?? 1_000,
    maxTransactions: parameters.maxTransactions ?? Number.POSITIVE_INFINITY,
    recordHops: parameters.recordHops ?? true,
  };
}
