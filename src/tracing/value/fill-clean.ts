import {
  CLEAN,
  createParcel,
  freeSegment,
  NO_MOVE,
  type Parcel,
  pushToParcel,
  SEGMENT,
  SEGMENT_WORDS,
  type Slab,
  segmentOf,
  splitSegment,
  unlinkFromParcel,
} from './slab.ts';
import { compare, isZero, set, setZero, subtract, WORDS } from './words.ts';

const ROOM = new Uint32Array(WORDS);
const SIZE = new Uint32Array(WORDS);

/**
 * The clean part of a parcel of a value (V at v) gets the segments of `from`, in their order; what is tainted stays as it
 * is. `from` keeps what has no room. In a queue clean value stands in segments of its own; elsewhere it is what the others
 * leave.
 */
export function fillClean(
  slab: Slab,
  parcel: Parcel,
  V: Uint32Array,
  v: number,
  from: Parcel,
  isQueue: boolean,
): void {
  const result = createParcel();
  set(ROOM, 0, V, v);
  for (let s = parcel.head; s !== 0; ) {
    const o = s * SEGMENT_WORDS;
    const next = slab.segments[o + SEGMENT.next]!;
    subtract(ROOM, 0, slab.segments, o + SEGMENT.value);
    if (slab.segments[o + SEGMENT.start] === CLEAN) {
      set(SIZE, 0, slab.segments, o + SEGMENT.value);
      freeSegment(slab, s);
      fill(slab, result, from, isQueue);
    } else pushToParcel(slab, result, s);
    s = next;
  }
  set(SIZE, 0, ROOM, 0);
  fill(slab, result, from, isQueue);
  Object.assign(parcel, result);
}

/** SIZE base units of `from`, as far as there are as many, and clean ones for the rest. */
function fill(slab: Slab, result: Parcel, from: Parcel, isQueue: boolean): void {
  while (from.head !== 0 && !isZero(SIZE, 0)) {
    const segment = from.head;
    const value = segment * SEGMENT_WORDS + SEGMENT.value;
    if (compare(slab.segments, value, SIZE, 0) > 0) {
      pushToParcel(slab, result, splitSegment(slab, segment, SIZE, 0));
      setZero(SIZE, 0);
      return;
    }
    subtract(SIZE, 0, slab.segments, value);
    unlinkFromParcel(slab, from, segment);
    pushToParcel(slab, result, segment);
  }
  if (isQueue && !isZero(SIZE, 0))
    pushToParcel(slab, result, segmentOf(slab, { start: CLEAN, move: NO_MOVE }, SIZE, 0));
}
