import { EVENT_KINDS, type EventAmount } from '../../chains/evm/protocols/protocol-event.ts';
import type { AccountSource } from '../../graph/account-source.ts';
import type { SourceEvent } from '../../graph/source-event.ts';
import type { AccountTraceResult } from '../accounts/account-trace-result.ts';

export interface LoanAmount {
  readonly tx: string;
  /** UTC seconds. */
  readonly time: number;
  /** Base units of the asset; undefined: the event does not say what it was. */
  readonly amount: EventAmount | undefined;
  readonly decimals: number | undefined;
}

/** What somebody borrowed against collateral that the trace passed: a candidate, in no sum and never followed by itself. */
export interface LoanCandidate {
  readonly chain: string;
  readonly protocol: string;
  /** Who owes it, and who got it. */
  readonly borrower: string;
  readonly recipient: string;
  readonly borrowed: LoanAmount;
  /** What of traced value the borrower had put into the same market before, each time. */
  readonly collateral: readonly LoanAmount[];
}

/**
 * Loans of listed markets that were taken after traced value had been put into the market as collateral, by its owner, in
 * chain order. It may have been taken out again before; a later loan may rest on other collateral. Forward, with recorded
 * hops. Errors: those of the source.
 */
export async function listLoans(source: AccountSource, result: AccountTraceResult): Promise<LoanCandidate[]> {
  if (result.parameters.direction === 'backward' || result.hops.length === 0) return [];
  const supplied = await suppliesOf(source, result);
  if (supplied.size === 0) return [];
  const first = Math.min(...[...supplied.values()].map((own) => own[0]!.time));
  const found: LoanCandidate[] = [];
  for await (const page of source.events({ kinds: ['loan-borrow'], genuine: true, from: first }))
    for (const one of page) {
      const { event } = one;
      const own = (supplied.get(marketOf(one)) ?? []).filter(({ id }) => id < one.id);
      if (own.length === 0 || event.payer === undefined) continue;
      found.push({
        chain: result.coverage.chain,
        protocol: event.protocol,
        borrower: event.payer,
        recipient: event.recipient ?? event.payer,
        borrowed: amountOf(one, 'paidOut'),
        collateral: own.map((supply) => amountOf(supply, 'paidIn')),
      });
    }
  return found;
}

/** Traced value that became collateral, by market and owner: the transaction moved taint of the asset that was put in. */
async function suppliesOf(
  source: AccountSource,
  { hops, assets }: AccountTraceResult,
): Promise<Map<string, SourceEvent[]>> {
  const moved = new Map<number, Set<string>>();
  for (const { tx, asset } of hops) {
    const known = moved.get(tx) ?? new Set<string>();
    moved.set(tx, known.add(assets.get(asset)?.contract ?? ''));
  }
  const supplied = new Map<string, SourceEvent[]>();
  const transactions = await withSupplies(source, Float64Array.from(moved.keys()).sort());
  if (transactions.length === 0) return supplied;
  for await (const page of source.events({ kinds: ['loan-supply'], genuine: true, transactions }))
    for (const one of page) {
      const { paidIn } = one.event;
      if (paidIn && !moved.get(one.tx)!.has(paidIn.asset.contract ?? '')) continue;
      const key = marketOf(one);
      const known = supplied.get(key);
      if (known) known.push(one);
      else supplied.set(key, [one]);
    }
  return supplied;
}

const CHUNK = 8_192;
const SUPPLY = EVENT_KINDS.indexOf('loan-supply');

/** Transactions in which a listed market was given collateral: nearly always none, and then no event's fields are read. */
async function withSupplies(source: AccountSource, ids: Float64Array): Promise<Float64Array> {
  const found: number[] = [];
  for (let at = 0; at < ids.length; at += CHUNK) {
    const batch = await source.transactions(ids.slice(at, at + CHUNK));
    for (let t = 0; t < batch.count; t++)
      for (let e = batch.eventStart[t]!; e < batch.eventStart[t + 1]!; e++)
        if (batch.eventKind[e] === SUPPLY && batch.eventGenuine[e] === 1 && found.at(-1) !== batch.tx[t])
          found.push(batch.tx[t]!);
  }
  return Float64Array.from(found);
}

const marketOf = ({ event }: SourceEvent) => `${event.protocol} ${event.link ?? event.site} ${event.payer}`;

function amountOf({ hash, time, event, decimals }: SourceEvent, side: 'paidIn' | 'paidOut'): LoanAmount {
  return { tx: hash, time, amount: event[side], decimals: decimals[side] };
}
