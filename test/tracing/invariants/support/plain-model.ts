import type { TaintPolicyId } from '../../../../src/tracing/value/policies.ts';
import type { Payment } from './account-world.ts';

/** A payment with a name. */
export interface NamedPayment extends Payment {
  readonly id: string;
}

export interface PlainTrace {
  /** Tainted part of each payment that has one. */
  readonly carried: ReadonlyMap<string, bigint>;
  /** `<earlier id> <later id>`: taint that came by the earlier payment left by the later one. A start's id is its name. */
  readonly links: ReadonlySet<string>;
  /** `<person> <asset>`: tainted units that stayed. */
  readonly held: ReadonlyMap<string, bigint>;
  /** `<id> <person> <asset>`: taint of this payment still lies there. */
  readonly resting: ReadonlySet<string>;
}

interface Piece {
  readonly dirty: boolean;
  /** The payment that brought it. */
  readonly by: string;
  value: bigint;
}

/**
 * Three policies with nothing but lists, over payments of whole holdings: what a person has of an asset is a row of
 * pieces. FIFO takes from the begin, LIFO from the end; under poison everything is tainted while something of a
 * tainted receipt can be there. Thieves pay taint, and what they are paid ends with them.
 */
export function plainModel(
  payments: readonly NamedPayment[],
  policy: Extract<TaintPolicyId, 'fifo' | 'lifo' | 'poison'>,
  thieves: readonly string[],
): PlainTrace {
  const rows = new Map<string, Piece[]>();
  const carried = new Map<string, bigint>();
  const links = new Set<string>();
  for (const { id, from, to, value, asset = 'coin' } of payments) {
    if (from === to) continue;
    const taken = thieves.includes(from)
      ? [{ dirty: true, by: from, value }]
      : take(rowOf(rows, `${from} ${asset}`), value, policy);
    const dirty = taken.filter((piece) => piece.dirty);
    if (dirty.length > 0)
      carried.set(
        id,
        dirty.reduce((sum, piece) => sum + piece.value, 0n),
      );
    for (const { by } of dirty) links.add(`${by} ${id}`);
    const row = rowOf(rows, `${to} ${asset}`);
    row.push(...taken.map((piece) => ({ ...piece, by: id })));
    if (policy === 'poison' && row.some((piece) => piece.dirty))
      for (const [i, piece] of row.entries()) row[i] = { ...piece, dirty: true };
  }
  const held = new Map<string, bigint>();
  const resting = new Set<string>();
  for (const [key, row] of rows)
    for (const piece of row) {
      if (!piece.dirty) continue;
      held.set(key, (held.get(key) ?? 0n) + piece.value);
      resting.add(`${piece.by} ${key}`);
    }
  return { carried, links, held, resting };
}

function rowOf(rows: Map<string, Piece[]>, key: string): Piece[] {
  let row = rows.get(key);
  if (!row) {
    row = [];
    rows.set(key, row);
  }
  return row;
}

/** What nobody was paid in the data is clean. */
function take(row: Piece[], value: bigint, policy: 'fifo' | 'lifo' | 'poison'): Piece[] {
  if (policy === 'poison') {
    // Which unit leaves does not matter: each piece may be in it, and all are gone when nothing is left.
    const all = row.reduce((sum, piece) => sum + piece.value, 0n);
    if (row.length === 0) return [{ dirty: false, by: '', value }];
    const taken: Piece[] = row.map((piece, i) => ({ ...piece, value: i === 0 ? value : 0n }));
    const left = all - value;
    for (const [i, piece] of row.entries()) piece.value = i === 0 ? left : 0n;
    if (left === 0n) row.length = 0;
    return taken;
  }
  const taken: Piece[] = [];
  let need = value;
  while (need > 0n && row.length > 0) {
    const at = policy === 'fifo' ? 0 : row.length - 1;
    const piece = row[at]!;
    const part = piece.value < need ? piece.value : need;
    taken.push({ ...piece, value: part });
    piece.value -= part;
    need -= part;
    if (piece.value === 0n) row.splice(at, 1);
  }
  if (need > 0n) taken.push({ dirty: false, by: '', value: need });
  return policy === 'fifo' ? taken : taken.reverse();
}
