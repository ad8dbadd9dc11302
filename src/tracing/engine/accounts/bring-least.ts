import { STEP_ROW } from '../../step-source.ts';
import { CLEAN, clearParcel, freeParcel, NO_MOVE, pushToParcel, segmentOf } from '../../value/slab.ts';
import { fromBigInt, toBigInt, WORDS } from '../../value/words.ts';
import type { AccountTrace } from './account-trace.ts';
import { leaveBehind } from './leave-behind.ts';
import { piecesOf, sumOf, takePieces, writePieces } from './pieces.ts';

const V = new Uint32Array(WORDS);

/**
 * The parcels have what transfer j pays: they get the least that it must have brought. What has no room beside taint that
 * came to the site in another way stays behind.
 */
export function bringLeast(trace: AccountTrace, j: number): void {
  const { plan, run, state } = trace;
  const { parcels, slab } = state;
  const rows = plan.batch.rows;
  const value = (plan.first + j) * STEP_ROW.words + STEP_ROW.value;
  const whole = toBigInt(rows, value);
  const least = run.least.get(j)!;
  const own = parcels.map((parcel) => piecesOf(state, parcel.head));
  const brought = least.map((pieces, p) => ({ left: [...pieces], room: whole - sumOf(own[p]!) }));
  const fit = brought.map(({ left, room }) => takePieces(left, room));
  if (brought.some(({ left }) => left.length > 0)) {
    const kept = parcels.map((parcel) => ({ ...parcel }));
    parcels.forEach((parcel, p) => {
      clearParcel(parcel);
      writePieces(state, brought[p]!.left, parcel);
    });
    leaveBehind(trace, plan.payer[j]!, rows, value);
    parcels.forEach((parcel, p) => {
      Object.assign(parcel, kept[p]!);
    });
  }
  for (let p = 0; p < parcels.length; p++) {
    if (fit[p]!.length === 0) continue;
    const parcel = parcels[p]!;
    freeParcel(slab, parcel);
    const pieces = [...own[p]!, ...fit[p]!].sort((a, b) => a.start - b.start);
    writePieces(state, pieces, parcel);
    const clean = whole - sumOf(pieces);
    const policy = state.rules.policies[p]!;
    if (clean === 0n || (policy !== 'fifo' && policy !== 'lifo')) continue;
    fromBigInt(V, 0, clean);
    pushToParcel(slab, parcel, segmentOf(slab, { start: CLEAN, move: NO_MOVE }, V, 0));
  }
}
