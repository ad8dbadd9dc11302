import { groupBy } from '../../primitives/group-by.ts';

interface Note {
  readonly pool: string;
  readonly time: number;
  readonly order: number;
}

export interface Burst<T extends Note> {
  readonly actor: string;
  /** In the order of the chain. */
  readonly notes: readonly T[];
  /** How many of each pool, as one text with the pools in order. */
  readonly portfolio: string;
  readonly pools: number;
}

export interface BurstRule<T extends Note> {
  readonly actorOf: (note: T) => string;
  /** Seconds between a burst's first note and its last. */
  readonly window: number;
}

/** Notes of one actor close together in time: a burst begins with a note and takes in all within the window after it. */
export function bursts<T extends Note>(notes: readonly T[], { actorOf, window }: BurstRule<T>): Burst<T>[] {
  const found: Burst<T>[] = [];
  for (const [actor, own] of groupBy(notes, actorOf)) {
    let open: T[] = [];
    for (const note of [...own].sort((a, b) => a.order - b.order)) {
      if (open.length > 0 && note.time - open[0]!.time > window) {
        found.push(burst(actor, open));
        open = [];
      }
      open.push(note);
    }
    if (open.length > 0) found.push(burst(actor, open));
  }
  return found;
}

function burst<T extends Note>(actor: string, notes: readonly T[]): Burst<T> {
  const counts = [...groupBy(notes, ({ pool }) => pool)].map(([pool, own]) => `${pool}=${own.length}`).sort();
  return { actor, notes, portfolio: counts.join(' '), pools: counts.length };
}
