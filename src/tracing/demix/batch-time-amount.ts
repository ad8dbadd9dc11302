import { groupBy } from '../../primitives/group-by.ts';
import { type Burst, bursts } from './bursts.ts';
import { candidatesOf } from './candidates-of.ts';
import type { DemixCandidates, MixerDeposit, MixerNotes, MixerWithdrawal } from './mixer-notes.ts';

export interface BatchOptions {
  /** Recipients that are one actor by another rule (a private relayer): recipient to the actor's name. */
  readonly actorOf?: ReadonlyMap<string, string>;
  /** Seconds from the first note of a batch to its last. Default a day. */
  readonly window?: number;
  /** Seconds from the last deposit to the last withdrawal. Default 30 days. */
  readonly patience?: number;
  /** Notes that make a batch. Default 3. */
  readonly least?: number;
}

const DAY = 86_400;

/**
 * Batches of one pool matched by time and amount: as many notes as one actor paid in within a day come out to one
 * actor within a day, later and soon. All deposit batches of that size that are open are candidates; the evidence
 * names the one that first-in-first-out takes (the earliest batch that no earlier withdrawal batch took). After
 * arXiv 2510.09433 (first-in-first-out temporal matching). Sizes that many people choose match by chance.
 */
export function batchTimeAmount(
  { deposits, withdrawals }: MixerNotes,
  options: BatchOptions = {},
): DemixCandidates[] {
  const { actorOf, window = DAY, patience = 30 * DAY, least = 3 } = options;
  const big = <T extends MixerDeposit | MixerWithdrawal>(list: readonly Burst<T>[]): Burst<T>[] =>
    list
      .filter(({ notes }) => notes.length >= least)
      .sort((a, b) => a.notes.at(-1)!.order - b.notes.at(-1)!.order);
  const paidIn = big(bursts(deposits, { actorOf: ({ pool, address }) => `${pool} ${address}`, window }));
  const paidOut = big(
    bursts(withdrawals, {
      actorOf: ({ pool, recipient }) => `${pool} ${actorOf?.get(recipient) ?? recipient}`,
      window,
    }),
  );
  const byPortfolio = groupBy(paidIn, ({ portfolio }) => portfolio);
  const taken = new Set<Burst<MixerDeposit>>();
  const found: DemixCandidates[] = [];
  for (const { portfolio, notes } of paidOut) {
    const [first, last] = [notes[0]!, notes.at(-1)!];
    const open = (byPortfolio.get(portfolio) ?? []).filter((batch) => {
      const end = batch.notes.at(-1)!;
      return end.order < first.order && last.time - end.time <= patience;
    });
    const fifo = open.find((batch) => !taken.has(batch));
    if (fifo !== undefined) taken.add(fifo);
    for (const withdrawal of notes) {
      const candidates = candidatesOf(withdrawal, {
        heuristic: 'batch-time-amount',
        deposits: open.flatMap((batch) => batch.notes),
        evidence: {
          size: notes.length,
          batches: open.length,
          ...(fifo && {
            firstInFirstOut: fifo.notes[0]!.address,
            seconds: last.time - fifo.notes.at(-1)!.time,
          }),
        },
      });
      if (candidates) found.push(candidates);
    }
  }
  return found;
}
