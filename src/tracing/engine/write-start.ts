import { NO_HOLDER, type StartPlace } from '../step-source.ts';
import { fromBigInt, WORDS } from '../value/words.ts';
import { MOVE_START, type TraceState } from './state.ts';
import { writeMove } from './write-rows.ts';

const V = new Uint32Array(WORDS);

/** A place that a start names: a step of its own and a move with its value, whose taint is filled in by writeTaint. */
export function writeStart(state: TraceState, named: StartPlace): number {
  state.stepId.push(named.step);
  state.stepHeight.push(named.height);
  state.stepTime.push(0);
  fromBigInt(V, 0, named.value);
  return writeMove(
    state,
    {
      to: named.place,
      from: NO_HOLDER,
      holder: named.holder,
      asset: named.asset,
      kind: MOVE_START,
      position: named.position,
      next: named.next,
    },
    V,
    0,
  );
}
