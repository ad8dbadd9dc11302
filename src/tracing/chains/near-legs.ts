import { parseThorchainMemo } from '../../chains/evm/protocols/bridges/parse-thorchain-memo.ts';
import type { AccountTraceResult, Handover } from '../accounts/account-trace-result.ts';
import type { BridgeLeg, EvmLeg } from '../bridges/bridge-leg.ts';
import type { NamedParcel } from '../trace-parameters.ts';
import type { TraceResult, TraceTerminal } from '../trace-result.ts';
import type { TaintPolicyId } from '../value/policies.ts';
import type { ChainLake } from './chains-result.ts';
import { readBitcoinLegs } from './read-bitcoin-legs.ts';
import { readEvmLegs } from './read-evm-legs.ts';
import { walletLegs } from './wallet-legs.ts';

export interface NearLeg {
  readonly leg: BridgeLeg;
  readonly handover: Handover;
  /** On Bitcoin: the address that the bridge was paid at. */
  readonly vault?: number;
}

/** What the trace of a lake brought into bridges. */
export async function nearLegs(
  lake: ChainLake,
  result: AccountTraceResult | TraceResult,
): Promise<NearLeg[]> {
  if (lake.family === 'evm') {
    const { handovers } = result as AccountTraceResult;
    const hashes = [...new Set(handovers.map(({ hash }) => hash))];
    const legs = await readEvmLegs(lake.source, { kind: 'bridge-out', hashes });
    const announced = legs.flatMap((leg) => {
      if (!leg.event.genuine) return [];
      const handover = handoverOf(handovers, leg, result as AccountTraceResult);
      return handover ? [{ leg, handover }] : [];
    });
    return [...announced, ...walletLegs(lake.chain, result as AccountTraceResult)];
  }
  // On Bitcoin a memo orders the bridge; its first output pays the vault.
  const { hops, parameters } = result as TraceResult;
  if (hops.length === 0) return [];
  const transactions = Float64Array.from(new Set(hops.map(({ tx }) => tx))).sort();
  const everything = { from: 0, to: 4_294_967_295, recipients: [] };
  const legs = await readBitcoinLegs(lake.source, { ...everything, transactions });
  const byTxid = new Map(hops.map((hop) => [hop.txid, hop]));
  return legs.flatMap((leg) => {
    if (parseThorchainMemo(leg.memo ?? '')?.action !== 'swap') return [];
    const paid = byTxid.get(leg.txid)?.to.find(({ vout }) => vout === 0);
    if (!paid) return [];
    const ends = (result as TraceResult).terminals.filter(({ output }) => output === paid.output);
    const parcels = parameters.policies.map((policy) => parcelOf(ends, policy, paid.value));
    const handover = { hash: leg.txid, asset: 0, value: paid.value, parcels };
    return [{ leg, handover, vault: paid.addressId }];
  });
}

/** What ended at the vault under a policy, by name, and the clean rest of the output; poison marks the whole by each name. */
function parcelOf(
  ends: readonly TraceTerminal[],
  policy: TaintPolicyId,
  value: bigint,
): NamedParcel | undefined {
  const sums = new Map<number, bigint>();
  for (const { byLabel } of ends)
    for (const { label, amount } of byLabel[policy] ?? []) sums.set(label, (sums.get(label) ?? 0n) + amount);
  if (sums.size === 0) return undefined;
  const parts = [...sums].sort(([a], [b]) => a - b);
  const rest = value - parts.reduce((sum, [, amount]) => sum + amount, 0n);
  if (policy !== 'poison' && rest > 0n) parts.push([0, rest]);
  return { label: parts.map(([label]) => label), value: parts.map(([, amount]) => amount) };
}

/** The piece of the transaction in the asset that the event names; the only one where it names none. */
function handoverOf(
  handovers: readonly Handover[],
  leg: EvmLeg,
  result: AccountTraceResult,
): Handover | undefined {
  const mine = handovers.filter(({ hash }) => hash === leg.txHash);
  const contract = leg.event.paidIn?.asset.contract;
  return (
    mine.find(({ asset }) => leg.event.paidIn && result.assets.get(asset)?.contract === contract) ??
    (mine.length === 1 ? mine[0] : undefined)
  );
}
