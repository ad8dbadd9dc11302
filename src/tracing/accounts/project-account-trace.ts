import { TRANSFER_KINDS } from '../../chains/evm/transfers/transfer.ts';
import { EXCHANGE_EVENT, EXCHANGE_METHODS } from '../engine/accounts/write-exchange.ts';
import { type ClosedBooks, closeBooks } from '../engine/close-books.ts';
import { type Move, readMove, sourceOfMove, stolenOfMove } from '../engine/read-rows.ts';
import { MOVE_EXCHANGED, MOVE_VALUE, type TraceState } from '../engine/state.ts';
import type { AccountSteps, StepSource } from '../step-source.ts';
import type { PolicyAmounts } from '../trace-result.ts';
import { type AccountNames, accountNames } from './account-names.ts';
import type { AccountTraceContext } from './account-trace-context.ts';
import type { AccountTraceParameters } from './account-trace-parameters.ts';
import type { AccountHop, AccountTraceResult } from './account-trace-result.ts';
import { draftTerminals } from './draft-terminals.ts';
import { listNames } from './list-names.ts';
import { sourcesOf } from './sources-of.ts';

interface Traced {
  readonly state: TraceState;
  readonly source: StepSource<AccountSteps>;
}

/**
 * A finished trace over accounts as the rooms above read it, with its names looked up, in a fixed order. A projection: it
 * goes when its last reader asks the rows themselves. Errors: TRACE_BOOKS.
 */
export async function projectAccountTrace(
  context: AccountTraceContext,
  traced: Traced,
  about: {
    readonly labels: readonly string[];
    readonly parameters: AccountTraceParameters;
    readonly starts: { readonly sources: ReadonlySet<number> };
  },
): Promise<AccountTraceResult> {
  const { state } = traced;
  const closed = closeBooks(state);
  const withHops = about.parameters.recordHops !== false;
  const names = await accountNames(traced, { moves: withHops, closed });
  const { hashOf, addressOf } = names;
  const { tags } = about.parameters;
  const hops = withHops ? listHops(state, names, context.protocolName ?? (() => 'swap')) : [];
  const terminals = draftTerminals(state, names).sort(
    (a, b) => a.account - b.account || a.home - b.home || a.asset - b.asset || (a.reason < b.reason ? -1 : 1),
  );
  return {
    parameters: echo(state, about.parameters),
    coverage: await context.source.coverage(),
    balances: state.coverage.balances,
    labels: about.labels,
    sources: [...about.starts.sources].sort((a, b) => a - b),
    assets: names.assets,
    hops,
    terminals,
    ...(tags?.tableNames && { names: listNames(tags, { hops, terminals }) }),
    overlaps: state.overlaps.map(({ step, holder, asset, policy, kept, ignored, amount }) => ({
      hash: hashOf(step),
      address: addressOf(holder),
      asset,
      policy,
      kept,
      ignored,
      amount,
    })),
    beyond: state.beyond.map(({ step, holder, asset, value, beyond }) => ({
      hash: hashOf(step),
      time: state.stepTime[step]!,
      address: addressOf(holder),
      asset,
      value,
      beyond,
    })),
    possible: state.possible.map(({ step, holder, asset, amounts }) => ({
      hash: hashOf(step),
      time: state.stepTime[step]!,
      address: addressOf(holder),
      asset,
      amounts: namedAmounts(state, amounts),
    })),
    conservation: conservationOf(state, closed),
    starts: startsOf(state, closed),
    counts: {
      transactions: state.counts.transactions,
      transfers: state.counts.moves,
      accounts: state.counts.places,
      looked: state.counts.looked,
      requests: state.counts.requests,
      uncovered: state.beyond.length,
      possible: state.counts.possible,
    },
  };
}

function namedAmounts(state: TraceState, by: readonly bigint[]): PolicyAmounts {
  const amounts: PolicyAmounts = {};
  state.rules.policies.forEach((policy, p) => {
    if (by[p]! > 0n) amounts[policy] = by[p]!;
  });
  return amounts;
}

function amountsOf(state: TraceState, row: number): PolicyAmounts {
  const amounts: PolicyAmounts = {};
  state.rules.policies.forEach((policy, p) => {
    const amount = stolenOfMove(state, row, p);
    if (amount > 0n) amounts[policy] = amount;
  });
  return amounts;
}

type ProtocolName = (number: number) => string;

function listHops(state: TraceState, names: AccountNames, protocolName: ProtocolName): AccountHop[] {
  const hops: AccountHop[] = [];
  for (let row = 1; row < state.moves.end; row++) {
    const { kind } = readMove(state, row);
    if (kind !== MOVE_VALUE && kind !== MOVE_EXCHANGED) continue;
    const hop = hopOf(state, names, row, protocolName);
    if (Object.keys(hop.amounts).length > 0) hops.push(hop);
  }
  return hops;
}

function hopOf(state: TraceState, names: AccountNames, row: number, protocolName: ProtocolName): AccountHop {
  const move = readMove(state, row);
  const exchanged = move.kind === MOVE_EXCHANGED ? readMove(state, row + 1) : undefined;
  return {
    move: row,
    tx: state.stepId[move.step]!,
    hash: names.hashOf(move.step),
    number: state.stepHeight[move.step]!,
    time: state.stepTime[move.step]!,
    from: move.from,
    fromAddress: names.addressOf(move.from),
    to: move.holder,
    toAddress: names.addressOf(move.holder),
    asset: move.asset,
    value: move.value,
    amounts: amountsOf(state, row),
    source: sourcesOf(state, (p) => sourceOfMove(state, row, p)),
    transfer: exchanged ? -1 : move.next,
    method: exchanged ? exchangeMethod(exchanged, protocolName) : TRANSFER_KINDS[move.position]!,
    ...(exchanged && {
      into: { asset: exchanged.asset, value: exchanged.value, amounts: amountsOf(state, exchanged.move) },
    }),
  };
}

function exchangeMethod({ position }: Move, protocolName: ProtocolName): string {
  return position >= EXCHANGE_EVENT ? protocolName(position - EXCHANGE_EVENT) : EXCHANGE_METHODS[position]!;
}

function conservationOf(state: TraceState, closed: ClosedBooks): AccountTraceResult['conservation'] {
  return Object.fromEntries(
    state.rules.policies.map((policy, p) => [
      policy,
      closed.assets[p]!.map((row) => ({
        asset: row.asset,
        seeds: row.started,
        absorbed: row.absorbed,
        convertedIn: row.convertedIn,
        convertedOut: row.convertedOut,
        terminals: Object.values(row.ended).reduce((sum, amount) => sum + amount, 0n),
        fees: row.fees,
        unknown: row.unknown,
        difference: 0n,
      })),
    ]),
  );
}

function startsOf(state: TraceState, closed: ClosedBooks): AccountTraceResult['starts'] {
  return Object.fromEntries(
    state.rules.policies.map((policy, p) => [
      policy,
      closed.starts[p]!.filter(({ started, arrived }) => started > 0n || arrived > 0n).map(
        ({ start, ...row }) => ({
          label: state.starts[start]!.label,
          asset: state.starts[start]!.asset,
          chain: state.starts[start]!.chain,
          ...row,
        }),
      ),
    ]),
  );
}

function echo(state: TraceState, parameters: AccountTraceParameters): AccountTraceResult['parameters'] {
  const { rules } = state;
  const { seeds, maxDepth, minValue, haircutCutoffMillionths, heightLimit, maxTransactions, tags } =
    parameters;
  return {
    seeds,
    policies: rules.policies,
    direction: rules.backward ? 'backward' : 'forward',
    ...(maxDepth !== undefined && { maxDepth }),
    ...(minValue !== undefined && { minValue }),
    ...(haircutCutoffMillionths !== undefined && { haircutCutoffMillionths }),
    ...(heightLimit !== undefined && { heightLimit }),
    maxPayments: rules.maxPayments,
    ...(maxTransactions !== undefined && { maxTransactions }),
    recordHops: parameters.recordHops ?? true,
    taggedAddresses: tags?.size ?? 0,
    ...(tags?.basis && { labels: tags.basis }),
    ...(tags?.tableNames && { tableNames: tags.tableNames }),
    ...(tags?.stopAt && { stopAt: tags.stopAt }),
  };
}
