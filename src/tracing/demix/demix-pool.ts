import { groupBy } from '../../primitives/group-by.ts';
import { addressMatch } from './address-match.ts';
import { anonymitySets } from './anonymity-set.ts';
import { type BatchOptions, batchTimeAmount } from './batch-time-amount.ts';
import { type DirectLink, linkedAddresses } from './linked-addresses.ts';
import type {
  DemixCandidates,
  DemixGroup,
  MixerDeposit,
  MixerNotes,
  MixerWithdrawal,
  RuleNotApplied,
} from './mixer-notes.ts';
import { multiDenomination } from './multi-denomination.ts';
import { type PrivateRelayerOptions, privateRelayer } from './private-relayer.ts';
import { type RemainderInput, remainder } from './remainder.ts';
import { rulesNotApplied } from './rules-not-applied.ts';
import { uniqueGasPrice } from './unique-gas-price.ts';

export interface DemixOptions {
  readonly links?: readonly DirectLink[];
  readonly relayers?: PrivateRelayerOptions;
  readonly remainders?: readonly RemainderInput[];
  readonly batches?: BatchOptions;
}

/** One withdrawal with what each rule says of it. */
export interface DemixedWithdrawal {
  readonly withdrawal: MixerWithdrawal;
  /** Notes in the pool before it: what there is to choose from without any rule. */
  readonly anonymitySet: number;
  /** One record a rule that says something, kept apart. */
  readonly findings: readonly DemixCandidates[];
  /** Deposits that every finding allows, with each the same probability; empty without findings. */
  readonly agreed: readonly MixerDeposit[];
  /** True: the findings exclude each other, at least one is wrong. */
  readonly contradiction: boolean;
  /** Private relayers' groups that it belongs to. */
  readonly groups: readonly DemixGroup[];
}

export interface Demixed {
  /** In the order of the input. */
  readonly withdrawals: readonly DemixedWithdrawal[];
  readonly groups: readonly DemixGroup[];
  /** What rules did not look at, each with its reason. */
  readonly notApplied: readonly RuleNotApplied[];
}

/**
 * All rules over the notes of one mixer (all its pools together, as some rules compare pools). Recipients that share a
 * private relayer count as one actor when batches are compared. Every result is a list of candidates with its
 * evidence; nothing here says whose a withdrawal is. Time grows with notes, and for private relayers with relayers
 * times withdrawals.
 */
export function demixPool(notes: MixerNotes, options: DemixOptions = {}): Demixed {
  const relayers = privateRelayer(notes, options.relayers);
  const remainders = (options.remainders ?? []).flatMap((input) => remainder(notes, input));
  const actorOf = new Map([
    ...relayers.flatMap(({ key, withdrawals }) =>
      withdrawals.map(({ recipient }) => [recipient, `relayer ${key}`] as const),
    ),
    ...(options.batches?.actorOf ?? []),
  ]);
  const findings = groupBy(
    [
      ...addressMatch(notes),
      ...uniqueGasPrice(notes),
      ...multiDenomination(notes),
      ...linkedAddresses(notes, options.links ?? []),
      ...batchTimeAmount(notes, { ...options.batches, actorOf }),
    ],
    ({ withdrawal }) => withdrawal,
  );
  const groupsOf = groupBy(
    relayers.flatMap((group) => group.withdrawals.map((withdrawal) => ({ group, withdrawal }))),
    ({ withdrawal }) => withdrawal,
  );
  const sets = anonymitySets(notes);
  return {
    withdrawals: notes.withdrawals.map((withdrawal) => {
      const own = findings.get(withdrawal) ?? [];
      const agreed = (own[0]?.deposits ?? []).filter((deposit) =>
        own.every(({ deposits }) => deposits.includes(deposit)),
      );
      return {
        withdrawal,
        anonymitySet: sets.get(withdrawal)!,
        findings: own,
        agreed,
        contradiction: own.length > 0 && agreed.length === 0,
        groups: (groupsOf.get(withdrawal) ?? []).map(({ group }) => group),
      };
    }),
    groups: [...relayers, ...remainders],
    notApplied: rulesNotApplied(notes),
  };
}
