import { byTransaction } from './by-transaction.ts';
import type { FlowRow } from './flow-row.ts';
import { reachableInTime } from './reachable-in-time.ts';

/** What the bound says of one row. */
export interface BoundRow {
  /** Base units that can be stolen at most: 0 where none can. */
  readonly marked: bigint;
  /** Part of the value that the payer's recorded holdings cover; the rest is of unknown origin. */
  readonly covered: bigint;
  readonly inTime: boolean;
  /** First row behind the transaction in which the payer's record was last empty; 0 while it never was. */
  readonly filledFrom: number;
  /** It would be in time if the trace went on behind its stops. */
  readonly behindStop: boolean;
}

interface Account {
  /** Receipts less payments, never below 0. */
  held: bigint;
  taint: 'never' | 'awake' | 'asleep';
  filledFrom: number;
}

/**
 * The most that poison can reach, from a running record of each address and nothing else; this file shares no code with
 * the tracer. A payment is stolen whole while its payer is awake: has got stolen value since his record was last empty.
 * When the record is empty he falls asleep: what he pays out of later recorded receipts that are clean is clean, and of
 * a payment above what is recorded only the part above can be stolen. Records are counted by whole transactions: what
 * one brings in is there for what it pays out, whatever the order of its rows. Sources are always awake; stops pay nothing on.
 */
export function poisonBound(
  rows: readonly FlowRow[],
  about: { readonly sources: ReadonlySet<number>; readonly stops: ReadonlySet<number> },
): BoundRow[] {
  const { sources, stops } = about;
  const inTime = reachableInTime(rows, about);
  const unstopped = reachableInTime(rows, { sources, stops: new Set() });
  const accounts = new Map<number, Account>();
  const accountOf = (id: number): Account => {
    let account = accounts.get(id);
    if (!account) {
      account = { held: 0n, taint: 'never', filledFrom: 0 };
      accounts.set(id, account);
    }
    return account;
  };
  const result: BoundRow[] = [];
  for (const group of byTransaction(rows)) {
    for (const i of group) accountOf(rows[i]!.to).held += rows[i]!.value;
    const covered = group.map((i) => {
      const { from, value } = rows[i]!;
      const payer = accountOf(from);
      const part = value < payer.held ? value : payer.held;
      payer.held -= part;
      return part;
    });
    const markOf = (k: number): bigint => {
      const { from, value } = rows[group[k]!]!;
      const { taint } = accountOf(from);
      if (stops.has(from)) return 0n;
      if (sources.has(from) || taint === 'awake') return value;
      return taint === 'asleep' ? value - covered[k]! : 0n;
    };
    let woken = true;
    while (woken) {
      woken = false;
      for (const [k, i] of group.entries()) {
        const receiver = accountOf(rows[i]!.to);
        if (receiver.taint === 'awake' || markOf(k) === 0n) continue;
        receiver.taint = 'awake';
        woken = true;
      }
    }
    for (const [k, i] of group.entries())
      result.push({
        marked: markOf(k),
        covered: covered[k]!,
        filledFrom: accountOf(rows[i]!.from).filledFrom,
        inTime: inTime[i]!,
        behindStop: unstopped[i]! && !inTime[i]!,
      });
    for (const i of group)
      for (const account of [accountOf(rows[i]!.from), accountOf(rows[i]!.to)]) {
        if (account.held > 0n) continue;
        if (account.taint === 'awake') account.taint = 'asleep';
        account.filledFrom = group.at(-1)! + 1;
      }
  }
  return result;
}
