import { TRANSFER_KINDS } from '../../chains/evm/transfers/transfer.ts';
import type { AssetInfo } from '../../graph/account-source.ts';
import type { BridgedPiece } from '../engine/accounts/account-trace.ts';
import { EXCHANGE_EVENT, EXCHANGE_METHODS } from '../engine/accounts/exchange.ts';
import { type ClosedBooks, closeBooks } from '../engine/close-books.ts';
import { type Move, partsOfEnd, readMove, sourceOfMove, stolenOfMove } from '../engine/read-rows.ts';
import { FAR, MOVE_EXCHANGED, MOVE_VALUE, type TraceState } from '../engine/state.ts';
import { type AccountSteps, NO_HOLDER, type StepSource } from '../step-source.ts';
import type { PolicyAmounts } from '../trace-result.ts';
import { UNKNOWN } from '../value/slab.ts';
import type { AccountTraceContext } from './account-trace-context.ts';
import type { AccountTraceParameters } from './account-trace-parameters.ts';
import type { AccountHop, AccountTraceResult, Handover } from './account-trace-result.ts';
import { draftTerminals, type TerminalDraft } from './draft-terminals.ts';
import { sourcesOf } from './sources-of.ts';

const CHUNK = 8_192;

interface Traced {
  readonly state: TraceState;
  readonly bridged: readonly BridgedPiece[];
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
  const terminals = draftTerminals(state);
  const hops = draftHops(state, context.protocolName ?? (() => 'swap'));
  const handovers = draftHandovers(traced);
  const names = await lookUpNames(traced, { terminals, hops, handovers, closed });
  const { hashOf, addressOf } = names;
  return {
    parameters: echo(state, about.parameters),
    coverage: await context.source.coverage(),
    balances: state.coverage.balances,
    labels: about.labels,
    sources: [...about.starts.sources].sort((a, b) => a - b),
    assets: names.assets,
    hops: hops.map((hop) => ({
      ...hop,
      hash: hashOf(hop.tx),
      fromAddress: addressOf(hop.from),
      toAddress: addressOf(hop.to),
    })),
    terminals: terminals
      .map(({ firstStep, lastStep, ...terminal }) => ({
        ...terminal,
        address: addressOf(terminal.home),
        firstTx: hashOf(state.stepId[firstStep]!),
        lastTx: hashOf(state.stepId[lastStep]!),
      }))
      .sort(
        (a, b) =>
          a.account - b.account || a.home - b.home || a.asset - b.asset || (a.reason < b.reason ? -1 : 1),
      ),
    overlaps: state.overlaps.map(({ step, holder, asset, policy, kept, ignored, amount }) => ({
      hash: hashOf(state.stepId[step]!),
      address: addressOf(holder),
      asset,
      policy,
      kept,
      ignored,
      amount,
    })),
    handovers: handovers.map(({ tx, ...handover }) => ({ ...handover, hash: hashOf(tx) })),
    beyond: state.beyond.map(({ step, holder, asset, value, beyond }) => ({
      hash: hashOf(state.stepId[step]!),
      time: state.stepTime[step]!,
      address: addressOf(holder),
      asset,
      value,
      beyond,
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
    },
  };
}

type HopDraft = Omit<AccountHop, 'hash' | 'fromAddress' | 'toAddress'>;

function amountsOf(state: TraceState, row: number): PolicyAmounts {
  const amounts: PolicyAmounts = {};
  state.rules.policies.forEach((policy, p) => {
    const amount = stolenOfMove(state, row, p);
    if (amount > 0n) amounts[policy] = amount;
  });
  return amounts;
}

function draftHops(state: TraceState, protocolName: (number: number) => string): HopDraft[] {
  const hops: HopDraft[] = [];
  for (let row = 1; row < state.moves.end; row++) {
    const move = readMove(state, row);
    if (move.kind !== MOVE_VALUE && move.kind !== MOVE_EXCHANGED) continue;
    const draft = draftHop(state, move, protocolName);
    if (Object.keys(draft.amounts).length > 0) hops.push(draft);
  }
  return hops;
}

function draftHop(state: TraceState, move: Move, protocolName: (number: number) => string): HopDraft {
  const hop = {
    move: move.move,
    tx: state.stepId[move.step]!,
    number: state.stepHeight[move.step]!,
    time: state.stepTime[move.step]!,
    from: move.from,
    to: move.holder,
    asset: move.asset,
    value: move.value,
    amounts: amountsOf(state, move.move),
    source: sourcesOf(state, (p) => sourceOfMove(state, move.move, p)),
  };
  if (move.kind === MOVE_VALUE)
    return { ...hop, transfer: move.next, method: TRANSFER_KINDS[move.position]! };
  const into = readMove(state, move.move + 1);
  const method =
    into.position >= EXCHANGE_EVENT
      ? protocolName(into.position - EXCHANGE_EVENT)
      : EXCHANGE_METHODS[into.position]!;
  return {
    ...hop,
    transfer: -1,
    method,
    into: { asset: into.asset, value: into.value, amounts: amountsOf(state, into.move) },
  };
}

/** What one transaction brought into a bridge, by asset: the pieces whole, with all their value. */
function draftHandovers({ state, bridged }: Traced): (Omit<Handover, 'hash'> & { readonly tx: number })[] {
  const drafts = new Map<
    string,
    { tx: number; asset: number; value: bigint; parcels: Handover['parcels'] }
  >();
  for (const { end, step, asset, value } of bridged) {
    const parcels = state.rules.policies.map((policy, p) => {
      const parts = partsOfEnd(state, end, p).filter(({ start }) => start !== UNKNOWN);
      if (parts.length === 0) return undefined;
      const label = parts.map(({ start }) => state.starts[start]!.label);
      const amounts = parts.map((part) => part.value);
      const rest = value - amounts.reduce((sum, amount) => sum + amount, 0n);
      if (policy !== 'poison' && rest > 0n) return { label: [...label, 0], value: [...amounts, rest] };
      return { label, value: amounts };
    });
    const key = `${state.stepId[step]} ${asset}`;
    const before = drafts.get(key);
    drafts.set(key, {
      tx: state.stepId[step]!,
      asset,
      value: value + (before?.value ?? 0n),
      parcels: parcels.map((parcel, p) => joined(before?.parcels[p], parcel)),
    });
  }
  return [...drafts.values()];
}

type NamedUnits = NonNullable<Handover['parcels'][number]>;

function joined(one: NamedUnits | undefined, other: NamedUnits | undefined): NamedUnits | undefined {
  if (!one || !other) return one ?? other;
  return { label: [...one.label, ...other.label], value: [...one.value, ...other.value] };
}

async function lookUpNames(
  { state, source }: Traced,
  about: {
    readonly terminals: readonly TerminalDraft[];
    readonly hops: readonly HopDraft[];
    readonly handovers: readonly { readonly tx: number }[];
    readonly closed: ClosedBooks;
  },
) {
  const homes = new Set<number>();
  const txs = new Set<number>();
  const assets = new Set<number>();
  for (const { home, asset, firstStep, lastStep } of about.terminals) {
    homes.add(home);
    assets.add(asset);
    txs.add(state.stepId[firstStep]!).add(state.stepId[lastStep]!);
  }
  for (const { from, to, tx, asset, into } of about.hops) {
    homes.add(from).add(to);
    txs.add(tx);
    assets.add(asset);
    if (into) assets.add(into.asset);
  }
  for (const { tx } of about.handovers) txs.add(tx);
  for (const { holder, step, asset } of [...state.overlaps, ...state.beyond]) {
    homes.add(holder);
    txs.add(state.stepId[step]!);
    assets.add(asset);
  }
  for (const rows of about.closed.assets) for (const { asset } of rows) assets.add(asset);
  for (const rows of about.closed.starts)
    for (const { start, started } of rows) {
      const { asset } = state.starts[start]!;
      if (started > 0n && asset !== FAR) assets.add(asset);
    }
  const addresses = await names(homes, (ids) => source.holderNames(Uint32Array.from(ids)));
  const hashes = await names(txs, (ids) => source.stepNames(ids));
  const infos = new Map<number, AssetInfo>();
  for (const info of await source.assets(Uint32Array.from(assets).sort())) infos.set(info.id, info);
  return {
    assets: infos,
    addressOf: (home: number) => addresses.get(home) ?? '',
    hashOf: (tx: number) => hashes.get(tx) ?? '',
  };
}

async function names(
  wanted: ReadonlySet<number>,
  look: (ids: Float64Array) => Promise<string[]>,
): Promise<Map<number, string>> {
  const ids = Float64Array.from([...wanted].filter((id) => id >= 0 && id !== NO_HOLDER)).sort();
  const found = new Map<number, string>();
  for (let at = 0; at < ids.length; at += CHUNK) {
    const chunk = ids.slice(at, at + CHUNK);
    const texts = await look(chunk);
    chunk.forEach((id, i) => {
      found.set(id, texts[i]!);
    });
  }
  return found;
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
      closed.starts[p]!.filter(({ started }) => started > 0n).map(({ start, ...row }) => ({
        label: state.starts[start]!.label,
        asset: state.starts[start]!.asset,
        ...row,
      })),
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
  };
}
