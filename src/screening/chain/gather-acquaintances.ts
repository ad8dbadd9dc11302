import type { SeenTransfer } from '../exposure/direct-output-flow.ts';
import type { Acquaintance } from '../look-alike/find-look-alikes.ts';

export interface AcquaintanceRules {
  readonly addresses: (ids: readonly number[]) => Promise<string[]>;
  /** Whether nobody would pay so little on purpose. */
  readonly isTrifle: (transfer: SeenTransfer) => boolean;
}

/** Transfers by counterparty, in the order of ids. */
export async function gatherAcquaintances(
  seen: readonly SeenTransfer[],
  { addresses, isTrifle }: AcquaintanceRules,
): Promise<Acquaintance[]> {
  const sums = new Map<number, { transfers: number; trifles: number; firstTime: number }>();
  for (const transfer of seen) {
    const sum = sums.get(transfer.counterparty) ?? { transfers: 0, trifles: 0, firstTime: transfer.time };
    sum.transfers += 1;
    if (isTrifle(transfer)) sum.trifles += 1;
    sum.firstTime = Math.min(sum.firstTime, transfer.time);
    sums.set(transfer.counterparty, sum);
  }
  const ids = [...sums.keys()].sort((a, b) => a - b);
  const texts = await addresses(ids);
  return ids.map((id, i) => ({ address: texts[i]!, ...sums.get(id)! }));
}
