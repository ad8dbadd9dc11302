import type { Run } from './open-run.ts';

const PART = 1 << 20;

/** The content of a run from begin to end, part by part, so that each of its pages is checked. Errors: GRAPH_DAMAGED. */
export function* runParts(run: Run): Generator<Uint8Array> {
  for (let at = 0; at < run.bytes; at += PART) {
    const bytes = new Uint8Array(Math.min(PART, run.bytes - at));
    run.read(at, bytes);
    yield bytes;
  }
}
