import type { CarriedParcel } from '../value/carried.ts';
import { divideCarried } from '../value/divide-carried.ts';
import type { TaintPolicyId } from '../value/policies.ts';
import { scaleCarried } from '../value/scale-carried.ts';
import type { Link } from './find-links.ts';
import type { PaidPiece } from './group-deposits.ts';

/** What of a deposit goes over one link. */
export interface LinkShare {
  /** In the asset that was paid in, and in the one that was paid out; by policy. */
  readonly paid: readonly (CarriedParcel | undefined)[];
  readonly got: readonly (CarriedParcel | undefined)[];
  /** Base units that were paid out of it, clean ones included. */
  readonly value: bigint;
  readonly depth: readonly number[];
}

export interface DepositLeg {
  readonly amount: bigint | undefined;
  readonly payer: string | undefined;
  readonly links: readonly Link[];
}

/** What one transaction brought into a bridge in one asset. */
export interface Deposit {
  /** Pieces in the order in which they came. */
  readonly handed: readonly PaidPiece[];
  /** By leg, in the order of the logs: what it says of the amount and of who paid, and its payouts in their order. */
  readonly legs: readonly DepositLeg[];
}

export interface SharedDeposit {
  readonly shares: ReadonlyMap<Link, LinkShare>;
  /** By leg what of the deposit is its own, by policy; empty where several legs do not say what they took. */
  readonly parts: readonly (readonly (CarriedParcel | undefined)[])[];
}

/**
 * Divides a deposit over its links: one transaction with several orders gives each its own, in the order of the logs; one
 * order that is paid out several times is one allocation, as if the bridge were an account that holds nothing else. Nothing
 * is ever scaled up: what does not come out in the same asset is the bridge's.
 */
export function shareDeposit(deposit: Deposit, policies: readonly TaintPolicyId[]): SharedDeposit {
  const { handed, legs } = deposit;
  const shares = new Map<Link, LinkShare>();
  const value = handed.reduce((sum, piece) => sum + piece.value, 0n);
  const rows = ownRows(deposit);
  const amounts = rows ? rows.map((row) => handed[row]!.value) : amountsOf(deposit, value);
  if (!amounts) return { shares, parts: [] };
  const depth = policies.map((_, p) => Math.min(...handed.map((piece) => piece.depth[p]!)));
  const parcels = policies.map((policy, p) => {
    if (rows) return rows.map((row) => handed[row]!.parcels[p] ?? []);
    const pieces = joinPieces(handed, p, policy);
    if (!pieces) return undefined;
    const total = amounts.reduce((sum, amount) => sum + amount, 0n);
    const scaled = scaleCarried(pieces, { from: value, to: total, kept: [total, value] }, policy);
    // Orders stand in the order in which they were paid, whichever end of a queue a payment takes from.
    return divideCarried(policy === 'lifo' ? 'fifo' : policy, scaled, { total, payments: amounts });
  });
  for (const [i, { links }] of legs.entries()) {
    const part = amounts[i]!;
    const outs = links.map(({ value: out }) => out);
    const sum = outs.reduce((all, out) => all + out, 0n);
    if (part === 0n || sum === 0n) continue;
    const total = totalOf(links, part, sum);
    const kept = keptOf(links, part, total);
    const got = outs.map((out, j) => borderOf(outs, j, out, { part: total, sum }));
    const divided = policies.map((policy, p) => {
      const own = parcels[p]?.[i];
      if (!own || own.length === 0) return undefined;
      const payments = outs.map((out, j) => borderOf(outs, j, out, { part, sum }));
      return {
        paid: divideCarried(policy, own, { total: part, payments }),
        got: divideCarried(policy, scaleCarried(own, { from: part, to: total, kept }, policy), {
          total,
          payments: got,
        }),
      };
    });
    for (const [j, link] of links.entries())
      shares.set(link, {
        paid: divided.map((one) => one?.paid[j]),
        got: divided.map((one) => one?.got[j]),
        value: got[j]!,
        depth,
      });
  }
  return { shares, parts: legs.map((_, i) => policies.map((_, p) => parcels[p]?.[i])) };
}

/**
 * Of several legs the transfer that each took: the one by whom the leg names of what it says; else the only one of that
 * amount; else the only one by whom it names. Undefined where it cannot be told.
 */
function ownRows({ handed, legs }: Deposit): number[] | undefined {
  if (legs.length < 2 || handed.length < legs.length) return undefined;
  const rows = legs.map(() => -1);
  const free = new Set(handed.keys());
  const take = (fits: (piece: PaidPiece, leg: DepositLeg) => boolean, only: boolean) => {
    for (const [i, leg] of legs.entries()) {
      if (rows[i]! >= 0) continue;
      const own = [...free].filter((row) => fits(handed[row]!, leg));
      const rivals = legs.filter((other, k) => rows[k]! < 0 && own.some((row) => fits(handed[row]!, other)));
      if (own.length === 0 || (only && (own.length > 1 || rivals.length > 1))) continue;
      rows[i] = own[0]!;
      free.delete(own[0]!);
    }
  };
  const same = (piece: PaidPiece, leg: DepositLeg) =>
    leg.payer !== undefined && piece.payerName === leg.payer;
  take((piece, leg) => same(piece, leg) && piece.value === leg.amount, false);
  take((piece, leg) => piece.value === leg.amount, true);
  take((piece, leg) => same(piece, leg) && piece.value >= (leg.amount ?? 0n), true);
  return rows.includes(-1) ? undefined : rows;
}

/** What each leg took; undefined where several do not say, or are not of one payer: then nobody knows whose is whose. */
function amountsOf({ legs }: Deposit, value: bigint): bigint[] | undefined {
  if (legs.length === 1) return [value];
  if (legs.some(({ amount }) => amount === undefined)) return undefined;
  const [first] = legs;
  if (first!.payer === undefined || legs.some(({ payer }) => payer !== first!.payer)) return undefined;
  const sum = legs.reduce((all, { amount }) => all + amount!, 0n);
  if (sum === 0n) return undefined;
  return legs.map(({ amount }) => (sum <= value ? amount! : (amount! * value) / sum));
}

/** `part` divided as `outs` are, without a unit lost between them. */
function borderOf(
  outs: readonly bigint[],
  j: number,
  out: bigint,
  { part, sum }: { readonly part: bigint; readonly sum: bigint },
): bigint {
  const before = outs.slice(0, j).reduce((all, one) => all + one, 0n);
  return ((before + out) * part) / sum - (before * part) / sum;
}

/** Of one asset no more goes on than came (backward a payout is less than its deposit: the rest was the bridge's fee). */
function totalOf(links: readonly Link[], part: bigint, sum: bigint): bigint {
  const scale = links[0]?.scale;
  if (!scale) return sum;
  const most = (part * 10n ** BigInt(scale.to)) / 10n ** BigInt(scale.from);
  return sum < most ? sum : most;
}

/** Of start units: in the same asset what came out of what went in, else all of them. */
function keptOf(links: readonly Link[], part: bigint, sum: bigint): readonly [bigint, bigint] {
  const scale = links[0]?.scale;
  if (!scale) return [1n, 1n];
  return [sum * 10n ** BigInt(scale.from), part * 10n ** BigInt(scale.to)];
}

/** Several pieces of one deposit stand one behind the other; in a queue a clean one keeps its room. */
function joinPieces(
  handed: readonly PaidPiece[],
  p: number,
  policy: TaintPolicyId,
): CarriedParcel | undefined {
  if (handed.every(({ parcels }) => parcels[p] === undefined)) return undefined;
  const queue = policy === 'fifo' || policy === 'lifo';
  const value = handed.reduce((sum, piece) => sum + piece.value, 0n);
  if (policy === 'poison' && handed.length > 1) {
    const marked = handed.filter(({ parcels }) => parcels[p] !== undefined);
    const starts = new Set(marked.flatMap(({ parcels }) => parcels[p]!.map(({ start }) => start)));
    const size = marked.reduce((sum, piece) => sum + piece.value, 0n);
    return [...starts]
      .sort((a, b) => a - b)
      .map((start) => ({ start, value: size < value ? size : value, units: size }));
  }
  return handed.flatMap(
    (piece) => piece.parcels[p] ?? (queue ? [{ start: 0, value: piece.value, units: piece.value }] : []),
  );
}
