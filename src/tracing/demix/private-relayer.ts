import { groupBy } from '../../primitives/group-by.ts';
import { anonymityScore } from './anonymity-score.ts';
import type { DemixGroup, MixerNotes } from './mixer-notes.ts';

export interface PrivateRelayerOptions {
  /** Relayers that the public can choose: registered ones, or those of a list. Never private. */
  readonly publicRelayers?: ReadonlySet<string>;
  /** More withdrawals than this are too many for one actor. Default 100. */
  readonly mostWithdrawals?: number;
  /** A relayer with more than this share of all withdrawals of its time is a public one. Default 0.05. */
  readonly mostShare?: number;
}

const KAPPA = 0.5;

/**
 * A relayer that hardly anybody uses is one actor's own, so that all its withdrawals are that actor's. Pattern of the
 * KuCoin theft of 2020: two relayers, 36 withdrawal addresses, "the only withdrawals for these relayers" (CNAS,
 * Following the Crypto, 2022). False for a public relayer that is new or unloved: give the list of the public ones.
 * The share is taken of the withdrawals between the relayer's first and last. The bounds and kappa 0.5 were set by
 * hand, not measured.
 */
export function privateRelayer(
  { withdrawals }: Pick<MixerNotes, 'withdrawals'>,
  options: PrivateRelayerOptions = {},
): DemixGroup[] {
  const { publicRelayers, mostWithdrawals = 100, mostShare = 0.05 } = options;
  const relayed = withdrawals.filter(({ relayer }) => relayer !== undefined);
  return [...groupBy(relayed, ({ relayer }) => relayer!)].flatMap(([relayer, own]): DemixGroup[] => {
    if (publicRelayers?.has(relayer) || own.length < 2 || own.length > mostWithdrawals) return [];
    const times = own.map(({ time }) => time);
    const [first, last] = [Math.min(...times), Math.max(...times)];
    const around = withdrawals.filter(({ time }) => time >= first && time <= last).length;
    // With nothing else around, the share says nothing against it.
    if (around > own.length && own.length / around > mostShare) return [];
    const recipients = new Set(own.map(({ recipient }) => recipient)).size;
    return [
      {
        heuristic: 'private-relayer',
        key: relayer,
        deposits: [],
        withdrawals: own,
        anonymityScore: anonymityScore(recipients, KAPPA),
        evidence: { withdrawals: own.length, recipients, withdrawalsOfThatTime: around },
      },
    ];
  });
}
