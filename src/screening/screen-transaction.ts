import { JejakError } from '../primitives/jejak-error.ts';
import type { TaintPolicyId } from '../tracing/value/policies.ts';
import { POLICIES } from '../tracing/value/policies.ts';
import type { Exposure } from './evidence.ts';
import { type ExposureGroup, groupExposures } from './exposure/group-exposures.ts';
import { judge } from './judge.ts';
import { nameExposures } from './name-exposures.ts';
import { notLookedAt } from './not-looked-at.ts';
import { openShares } from './open-shares.ts';
import { sanctionFindings } from './sanction-findings.ts';
import { screenAddresses } from './screen-addresses.ts';
import type { ScreenContext, ScreenParameters } from './screen-context.ts';
import type { ScreenResult } from './screen-result.ts';
import { type Verdict, verdict } from './verdict.ts';

const NO_LIMITS = { seeds: 1, hops: 1, transactions: 1 };

export interface TransactionScreen extends Verdict {
  readonly subject: string;
  /** Where the value of the transaction came from. */
  readonly exposures: readonly Exposure[];
  /** Millionths of the value that ended at a bound, under the judged policy. */
  readonly open: number;
  /** Everybody who pays or is paid in it, each with its own labels and direct exposure. */
  readonly parties: readonly ScreenResult[];
}

/**
 * Screens what a transaction moves: where its value came from, and who takes part in it. A deposit is screened so,
 * because the address that it goes to is the receiver's own. Without `indirect` only those who pay in it are looked at.
 * Errors: TX_UNKNOWN.
 */
export async function screenTransaction(
  context: ScreenContext,
  tx: string,
  parameters: ScreenParameters,
): Promise<TransactionScreen> {
  const { chain, index, rules, signal } = context;
  const parties = await chain.partiesOf(tx);
  if (!parties) throw new JejakError('TX_UNKNOWN', { meta: { input: tx } });
  const flow = await chain.behind(tx, {
    way: 'source',
    policies: POLICIES,
    judged: rules.policy,
    limits: parameters.indirect ?? NO_LIMITS,
    labelOf: (id) => index.of(id),
    from: 1,
    ...(signal ? { signal } : {}),
  });
  const labelOf = (id: number) => index.of(id);
  const ends = flow?.ends ?? [];
  const groups = [
    ...groupExposures(
      'direct',
      ends.filter(({ hops }) => hops === 1),
      { rules, labelOf },
    ),
    ...groupExposures(
      'indirect',
      ends.filter(({ hops }) => hops > 1),
      { rules, labelOf },
    ),
  ];
  const wholeOf = ({ asset }: ExposureGroup, policy: TaintPolicyId) =>
    flow?.followed.get(asset)?.[policy] ?? 0n;
  const [exposures = []] = await nameExposures(context, [{ groups, wholeOf }]);
  const open = (flow && openShares({ source: flow }, rules.policy).source) ?? 0;
  const unseen = notLookedAt(context, parameters, {
    known: true,
    looked: flow?.seeds ?? 0,
    complete: true,
    open: { source: open },
  });
  const { indirect: _, ...direct } = parameters;
  const each = await screenAddresses(context, parties, direct);
  const findings = await sanctionFindings(context, { listed: 'no', ends });
  // Whoever takes part in it himself decides, on whichever side.
  const level = (['sanctioned', 'sanctioned?'] as const).find((listed) =>
    each.some((party) => party.level === listed),
  );
  return {
    subject: tx,
    ...verdict(judge(rules, undefined, exposures), { level, findings }, unseen),
    exposures,
    open,
    parties: each,
  };
}
