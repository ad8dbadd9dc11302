import { groupBy } from '../../primitives/group-by.ts';
import { anonymityScore } from './anonymity-score.ts';
import type { DemixGroup, MixerNotes } from './mixer-notes.ts';

/** What an address received before it deposited, and the pool into which it pours tranches. */
export interface RemainderInput {
  readonly pool: string;
  /** Base units of one note. */
  readonly denomination: bigint;
  /** Base units of the same asset that each address received in all. */
  readonly received: ReadonlyMap<string, bigint>;
  /** Fewer tranches than this are no pattern. Default 3. */
  readonly leastTranches?: number;
}

const KAPPA = 0.5;

/**
 * An address that deposits as many notes as what it received allows, and stops when less than one note is left:
 * somebody empties it into the mixer. Pattern of the Ronin theft of 2022 (tranches of 100 ETH, less than 100 left).
 * It finds who launders in bulk, not where the notes come out: compare with batches of withdrawals of that size.
 */
export function remainder({ deposits }: Pick<MixerNotes, 'deposits'>, input: RemainderInput): DemixGroup[] {
  const { pool, denomination, received, leastTranches = 3 } = input;
  const own = deposits.filter((deposit) => deposit.pool === pool);
  return [...groupBy(own, ({ address }) => address)].flatMap(([address, notes]): DemixGroup[] => {
    const total = received.get(address);
    if (total === undefined || notes.length < leastTranches) return [];
    const left = total - BigInt(notes.length) * denomination;
    if (left < 0n || left >= denomination) return [];
    return [
      {
        heuristic: 'remainder',
        key: address,
        deposits: notes,
        withdrawals: [],
        anonymityScore: anonymityScore(notes.length, KAPPA),
        evidence: { tranches: notes.length, received: `${total}`, left: `${left}` },
      },
    ];
  });
}
