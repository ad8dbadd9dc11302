import { groupBy } from '../../primitives/group-by.ts';
import type { BridgeLeg } from '../bridges/bridge-leg.ts';
import type { Handed } from '../engine/gate.ts';
import { NO_HOLDER } from '../step-source.ts';
import type { OpenChain } from './open-chain.ts';

/** What was handed over, with the address that paid it, where it is one. */
export type PaidPiece = Handed & { readonly payerName: string | undefined };

/**
 * What a transaction handed over, asset by asset, with the legs that take it: those that name the asset, or, where none does
 * (a bridge may name a wrapped coin and take the coin itself), those that all name one other. Nothing is handed over a leg
 * that names an asset which the trace did not touch.
 */
export async function groupDeposits(
  chain: OpenChain,
  pieces: readonly Handed[],
  legs: readonly BridgeLeg[],
): Promise<{ readonly handed: readonly PaidPiece[]; readonly legs: readonly BridgeLeg[] }[]> {
  const payers = Uint32Array.from(new Set(pieces.map(({ payer }) => payer))).filter((id) => id !== NO_HOLDER);
  const names = await chain.steps.holderNames(payers.sort());
  const nameOf = new Map(Array.from(payers, (id, i) => [id, names[i]!]));
  const paid = pieces.map((piece): PaidPiece => ({ ...piece, payerName: nameOf.get(piece.payer) }));
  const groups = groupBy(paid, ({ asset }) => asset);
  const backward = chain.steps.backward;
  const infos = await chain.steps.assets(Uint32Array.from(groups.keys()));
  const contractOf = new Map(infos.map((info) => [info.id, info.contract ?? '']));
  const assetOf = (leg: BridgeLeg) => ('event' in leg ? eventAsset(leg, backward) : '');
  return [...groups].map(([asset, handed]) => {
    const named = legs.filter((leg) => assetOf(leg) === contractOf.get(asset));
    const other = groups.size === 1 && new Set(legs.map(assetOf)).size <= 1 ? legs : [];
    return { handed, legs: named.length > 0 ? named : other };
  });
}

function eventAsset(leg: Extract<BridgeLeg, { event: unknown }>, backward: boolean): string | undefined {
  const amount = backward ? leg.event.paidOut : leg.event.paidIn;
  return amount && (amount.asset.contract ?? '');
}

/** What a leg says that it took (backward: gave), in base units. */
export function amountOf(leg: BridgeLeg, backward: boolean): bigint | undefined {
  return 'event' in leg ? (backward ? leg.event.paidOut : leg.event.paidIn)?.value : undefined;
}

/** Who it says paid (backward: was paid). */
export function payerOf(leg: BridgeLeg, backward: boolean): string | undefined {
  return 'event' in leg ? (backward ? leg.event.recipient : leg.event.payer) : undefined;
}
