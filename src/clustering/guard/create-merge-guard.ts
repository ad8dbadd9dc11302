import type { RowLog } from '../files/append-rows.ts';
import { HOLD_REASONS, type HoldReason, type MergeGuard, type PossibleMerge } from './merge-guard.ts';

/** Who owns an address according to a tag, and which addresses a person wants kept apart. Ids are address ids. */
export interface KnownOwners {
  readonly owners: readonly { readonly address: number; readonly owner: string }[];
  readonly apart: readonly { readonly a: number; readonly b: number }[];
}

interface Mark {
  readonly owners: Set<string>;
  /** Number of a pair that must stay apart, as k + 1 on one side and -(k + 1) on the other. */
  readonly sides: Set<number>;
}

/**
 * The guard over `addresses` ids. `holdFrom`: two clusters of at least so many addresses are held apart; 0 for never.
 * `rootOf` gives the root of an address as the forest is now.
 */
export function createMergeGuard(
  parameters: KnownOwners & { readonly addresses: number; readonly holdFrom: number },
  rootOf: (address: number) => number,
  holds: RowLog,
): MergeGuard {
  const { owners, apart, holdFrom, addresses } = parameters;
  const limit = holdFrom > 0 ? -holdFrom : -0x80000000;
  const known = new Map<number, Mark>();
  const marks = owners.length + apart.length > 0 ? new Uint8Array(addresses) : undefined;
  const markOf = (address: number): Mark => {
    const root = rootOf(address);
    const mark = known.get(root) ?? { owners: new Set<string>(), sides: new Set<number>() };
    known.set(root, mark);
    marks![root] = 1;
    return mark;
  };
  for (const { address, owner } of owners) markOf(address).owners.add(owner);
  apart.forEach(({ a, b }, k) => {
    markOf(a).sides.add(k + 1);
    markOf(b).sides.add(-(k + 1));
  });

  function conflict(a: Mark, b: Mark): HoldReason | undefined {
    for (const side of a.sides) if (b.sides.has(-side)) return 'decision';
    if (a.owners.size === 0 || b.owners.size === 0) return undefined;
    // One name in common is enough: a person may have said that two names are one owner.
    for (const owner of a.owners) if (b.owners.has(owner)) return undefined;
    return 'owners';
  }

  return {
    limit,
    marks,
    holds,
    allows(merge) {
      const [a, b] = [known.get(merge.rootA), known.get(merge.rootB)];
      // Two clusters of one known owner may be as large as they like.
      const marked = a && b ? conflict(a, b) : undefined;
      const same = a !== undefined && b !== undefined && a.owners.size > 0 && b.owners.size > 0;
      const suspected = marked ?? (large(merge) && !same ? 'size' : undefined);
      const reason = merge.decided && suspected !== 'decision' ? undefined : suspected;
      if (reason) {
        if (holds.filled + 4 > holds.rows.length) holds.flush();
        holds.rows.set([merge.a, merge.b, merge.tx, HOLD_REASONS.indexOf(reason)], holds.filled);
        holds.filled += 4;
      }
      return reason === undefined;
    },
    merged(winner, loser) {
      const from = known.get(loser)!;
      const into = known.get(winner);
      known.delete(loser);
      if (into) {
        for (const owner of from.owners) into.owners.add(owner);
        for (const side of from.sides) into.sides.add(side);
      } else known.set(winner, from);
      marks![winner] = 1;
    },
  };

  function large({ sizeA, sizeB }: PossibleMerge): boolean {
    return holdFrom > 0 && sizeA >= holdFrom && sizeB >= holdFrom;
  }
}
