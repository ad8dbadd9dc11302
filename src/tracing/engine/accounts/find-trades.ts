import { EVENT_KINDS } from '../../../chains/evm/protocols/protocol-event.ts';
import { TRANSFER_KINDS } from '../../../chains/evm/transfers/transfer.ts';
import { NO_ASSET } from '../../../graph/ledger/columns.ts';
import { NO_HOLDER, STEP_ROW } from '../../step-source.ts';
import { isZero, toBigInt, WORDS } from '../../value/words.ts';
import { at, PLACE, type Places, SOURCE } from '../places.ts';
import type { AccountTrace, Plan, Trade } from './account-trace.ts';

const WRAPS = [TRANSFER_KINDS.indexOf('wrap'), TRANSFER_KINDS.indexOf('unwrap')];
const SWAP = EVENT_KINDS.indexOf('swap');

/**
 * Trades of several people with one counterparty in one transaction, as events of listed contracts tell them apart: each
 * event names what was paid and what was got for it, and the transfers of just these amounts are there, to the same
 * counterparty and from it. Where an event does not say who, the amount tells, if it fits one transfer alone. Fills
 * `plan.paying` and `plan.getting`; a counterparty with one trade is left to the plain rule of exchanges. Anybody can emit an
 * event, so that others than listed contracts are not asked. A coin that is wrapped or unwrapped is told apart by who does it
 * and how much: one to one.
 */
export function findTrades(trace: AccountTrace): void {
  const { plan } = trace;
  const { places } = trace.state;
  const events = eventsOf(plan);
  const wraps = wrapsOf(plan);
  if (events.length < 2 && wraps.length < 2) return;
  const transfers = indexed(plan);
  const taken = { paid: new Set<number>(), got: new Set<number>() };
  const trades: Trade[] = [];
  for (const j of wraps) {
    const found = wrapOf(trace, j, { transfers, taken, byName: true });
    if (!found) continue;
    taken.paid.add(found.paid);
    taken.got.add(found.got);
    trades.push(found);
  }
  const known = new Set<number>();
  for (const byName of [true, false])
    for (const event of events) {
      if (known.has(event)) continue;
      const found = tradeOf(plan, event, { transfers, taken, byName });
      if (!found) continue;
      known.add(event);
      taken.paid.add(found.paid);
      taken.got.add(found.got);
      trades.push(found);
    }
  const counts = new Map<number, number>();
  const counterparty = ({ paid }: Trade) => plan.holder[plan.receiver[paid]!]!;
  for (const trade of trades) counts.set(counterparty(trade), (counts.get(counterparty(trade)) ?? 0) + 1);
  for (const trade of trades) {
    if (counts.get(counterparty(trade))! < 2) continue;
    // Whatever leaves a source is its start's, and what comes to one ends there.
    if (isSource(places, plan, plan.receiver[trade.paid]!) || isSource(places, plan, plan.payer[trade.got]!))
      continue;
    plan.paying.set(trade.paid, trade);
    plan.getting.set(trade.got, trade);
  }
}

/** Tokens that the contract of a wrapped coin makes or destroys for coins. */
function wrapsOf({ batch, first, order, ordered }: Plan): number[] {
  const found: number[] = [];
  for (let x = 0; x < ordered; x++)
    if (WRAPS.includes(batch.rows[(first + order[x]!) * STEP_ROW.words + STEP_ROW.kind]! & 255))
      found.push(order[x]!);
  return found;
}

/** The trade whose token leg is transfer j, when the same party has a coin leg of the same amount. */
function wrapOf(
  { plan, contracts }: AccountTrace,
  j: number,
  { transfers, taken }: Search,
): Trade | undefined {
  const [payer, receiver] = [plan.payer[j]!, plan.receiver[j]!];
  const contract = contracts.get(plan.asset[payer]!);
  if (contract === undefined) return undefined;
  const isMade = plan.holder[payer] === contract;
  const who = plan.holder[isMade ? receiver : payer]!;
  const side = isMade ? 'paid' : 'got';
  const value = (plan.first + j) * STEP_ROW.words + STEP_ROW.value;
  const leg = (transfers.get(keyOf(0, plan.batch.rows, value)) ?? []).find((k) => {
    if (taken[side].has(k)) return false;
    const [from, to] = [plan.holder[plan.payer[k]!], plan.holder[plan.receiver[k]!]];
    return isMade ? from === who && to === contract : from === contract && to === who;
  });
  if (leg === undefined) return undefined;
  const [paid, got] = isMade ? [leg, j] : [j, leg];
  return { paid, got, event: -1, slot: 0, stage: 'open' };
}

function eventsOf({ batch, t }: Plan): number[] {
  const found: number[] = [];
  for (let e = batch.eventStart[t]!; e < batch.eventStart[t + 1]!; e++)
    if (
      batch.eventGenuine[e] === 1 &&
      batch.eventKind[e] === SWAP &&
      batch.eventPaidIn[e] !== NO_ASSET &&
      batch.eventPaidOut[e] !== NO_ASSET &&
      !isZero(batch.eventValueIn, WORDS * e) &&
      !isZero(batch.eventValueOut, WORDS * e)
    )
      found.push(e);
  return found;
}

/** Transfers by asset and value, in the chain's order. */
type Transfers = ReadonlyMap<string, readonly number[]>;

const keyOf = (asset: number, words: Uint32Array, at_: number) => `${asset} ${toBigInt(words, at_)}`;

function indexed(plan: Plan): Transfers {
  const found = new Map<string, number[]>();
  for (let x = 0; x < plan.ordered; x++) {
    const j = plan.order[x]!;
    const o = (plan.first + j) * STEP_ROW.words;
    const key = keyOf(plan.asset[plan.payer[j]!]!, plan.batch.rows, o + STEP_ROW.value);
    const list = found.get(key);
    if (list) list.push(j);
    else found.set(key, [j]);
  }
  return found;
}

interface Search {
  readonly transfers: Transfers;
  readonly taken: { readonly paid: ReadonlySet<number>; readonly got: ReadonlySet<number> };
  /** Whether those whom the event names have to be at both ends. */
  readonly byName: boolean;
}

function tradeOf(plan: Plan, event: number, search: Search): Trade | undefined {
  const { batch } = plan;
  const { transfers, taken, byName } = search;
  const site = batch.eventSite[event]!;
  const free = (side: 'paid' | 'got', key: string) =>
    (transfers.get(key) ?? []).filter((j) => !taken[side].has(j));
  const ins = free('paid', keyOf(batch.eventPaidIn[event]!, batch.eventValueIn, WORDS * event));
  const outs = free('got', keyOf(batch.eventPaidOut[event]!, batch.eventValueOut, WORDS * event));
  const [payer, recipient] = [batch.eventPayer[event]!, batch.eventRecipient[event]!];
  const counterparty = (j: number) => plan.holder[plan.receiver[j]!]!;
  const paid = ofThem(ins, [payer, recipient], (j) => plan.holder[plan.payer[j]!]!);
  // Equal payments of one name: rather the one that went to the contract which says so.
  paid.sort((a, b) => Number(counterparty(b) === site) - Number(counterparty(a) === site));
  const toSite = ins.filter((j) => counterparty(j) === site);
  const candidates = paid.length > 0 || byName ? paid : toSite.length === 1 ? toSite : [];
  for (const j of candidates) {
    if (counterparty(j) === NO_HOLDER) continue;
    const back = outs.filter((k) => k !== j && plan.holder[plan.payer[k]!] === counterparty(j));
    const named = ofThem(back, [recipient, payer], (k) => plan.holder[plan.receiver[k]!]!);
    const got = named[0] ?? (!byName && back.length === 1 ? back[0] : undefined);
    if (got !== undefined) return { paid: j, got, event, slot: 0, stage: 'open' };
  }
  return undefined;
}

/** Transfers of the first of these holders who has any. */
function ofThem(list: readonly number[], who: readonly number[], partyOf: (j: number) => number): number[] {
  for (const holder of who) {
    const its = holder === NO_HOLDER ? [] : list.filter((j) => partyOf(j) === holder);
    if (its.length > 0) return its;
  }
  return [];
}

function isSource(places: Places, plan: Plan, node: number): boolean {
  const slot = plan.slot[node]!;
  return slot !== 0 && (places.words[at(slot) + PLACE.flags]! & SOURCE) !== 0;
}
