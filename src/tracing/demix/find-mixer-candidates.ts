import type { AccountSource } from '../../graph/account-source.ts';
import { type DemixedWithdrawal, demixPool } from './demix-pool.ts';
import { hasFeeMarket } from './has-fee-market.ts';
import type { DemixGroup, RuleNotApplied } from './mixer-notes.ts';
import { type Dealings, readDealings } from './read-dealings.ts';
import { type MixerEvent, readMixerNotes } from './read-mixer-notes.ts';
import type { RemainderInput } from './remainder.ts';

export interface MixerCandidates {
  readonly protocol: string;
  /** Deposits and withdrawals of the mixer that the data hold, and how many of the deposits were traced. */
  readonly deposits: number;
  readonly withdrawals: number;
  readonly traced: number;
  /** Withdrawals for which a rule names a traced deposit; most specific first. Never an answer. */
  readonly candidates: readonly (DemixedWithdrawal & {
    /** Largest probability that a rule gives the traced deposits together. */
    readonly probability: number;
  })[];
  readonly groups: readonly DemixGroup[];
  readonly notApplied: readonly RuleNotApplied[];
  /**
   * Accounts of depositors, an asset each, and how many of them were read whole: of the others the newest `most` transfers
   * were. Links may be missing where not all were, and the rule of remainders leaves out who was not read whole.
   */
  readonly histories: { readonly accounts: number; readonly whole: number; readonly most: number };
}

/** Transfers of one account of a depositor that are read. */
const MOST_TRANSFERS = 100_000;

/**
 * What the rules of METHODS A.9 say about where traced deposits may have come out of a mixer. `deposits` are the hashes
 * of the transactions in which traced value entered one.
 */
export async function findMixerCandidates(
  source: AccountSource,
  deposits: ReadonlySet<string>,
  mostTransfers = MOST_TRANSFERS,
): Promise<MixerCandidates[]> {
  if (deposits.size === 0) return [];
  const events = await readEvents(source);
  const protocols = [...new Set(events.map(({ event }) => event.protocol))].sort();
  const found: MixerCandidates[] = [];
  for (const protocol of protocols) {
    const notes = readMixerNotes(events, protocol);
    const traced = notes.deposits.filter(({ txHash }) => deposits.has(txHash));
    if (traced.length === 0) continue;
    const depositors = [...new Set(traced.map(({ address }) => address))];
    const recipients = [...new Set(notes.withdrawals.map(({ recipient }) => recipient))];
    const dealings = await readDealings(source, { depositors, recipients, most: mostTransfers });
    const { links, accounts, whole } = dealings;
    const demixed = demixPool(notes, { links, remainders: remaindersOf(events, dealings) });
    const candidates = demixed.withdrawals.flatMap((one) => {
      const shares = one.findings.map(
        (finding) =>
          finding.deposits.filter(({ txHash }) => deposits.has(txHash)).length * finding.probability,
      );
      const probability = Math.max(0, ...shares);
      return probability > 0 ? [{ ...one, probability: Math.min(1, probability) }] : [];
    });
    const mine = new Set(depositors);
    const reached = new Set(candidates.map(({ withdrawal }) => withdrawal));
    found.push({
      protocol,
      deposits: notes.deposits.length,
      withdrawals: notes.withdrawals.length,
      traced: traced.length,
      candidates: candidates.sort(
        (a, b) => b.probability - a.probability || a.withdrawal.order - b.withdrawal.order,
      ),
      groups: demixed.groups.filter(
        (group) =>
          group.deposits.some(({ address }) => mine.has(address)) ||
          group.withdrawals.some((withdrawal) => reached.has(withdrawal)),
      ),
      notApplied: demixed.notApplied,
      histories: { accounts, whole, most: mostTransfers },
    });
  }
  return found;
}

/** Notes of listed contracts alone: anybody can emit a withdrawal that names an innocent. */
async function readEvents(source: AccountSource): Promise<MixerEvent[]> {
  const { chain } = await source.coverage();
  const events: MixerEvent[] = [];
  for await (const page of source.events({ kinds: ['mixer-deposit', 'mixer-withdrawal'], genuine: true }))
    for (const one of page) {
      const { event, hash: txHash, time, id: order, sender, gasPrice } = one;
      events.push({
        event,
        chain,
        txHash,
        time,
        order,
        ...(sender !== undefined && { sender }),
        ...(gasPrice !== undefined && { gasPrice }),
        feeMarket: hasFeeMarket(one, chain),
      });
    }
  return events;
}

/** What each depositor received in the asset of each pool. */
function remaindersOf(events: readonly MixerEvent[], { received }: Dealings): RemainderInput[] {
  const pools = new Map<string, { denomination: bigint; contract: string | undefined }>();
  for (const { event, chain } of events)
    if (event.kind === 'mixer-deposit' && event.paidIn)
      pools.set(`${chain}:${event.site}`, {
        denomination: event.paidIn.value,
        contract: event.paidIn.asset.contract,
      });
  return [...pools].map(([pool, { denomination, contract }]) => ({
    pool,
    denomination,
    received: received.get(contract ?? '') ?? new Map<string, bigint>(),
  }));
}
