const FAN_OUT = 8;

export interface RunSpan {
  /** Segments [from, to). */
  readonly from: number;
  readonly to: number;
}

/**
 * How `segments` segments are grouped into sorted runs: the digits of the number in base 8, largest groups first. It
 * depends on the number alone, so an interrupted or unwound lake ends with the same files as one that was not.
 */
export function canonicalRuns(segments: number): RunSpan[] {
  const runs: RunSpan[] = [];
  let from = 0;
  let size = 1;
  while (size * FAN_OUT <= segments) size *= FAN_OUT;
  for (; size >= 1; size /= FAN_OUT) {
    while (from + size <= segments) {
      runs.push({ from, to: from + size });
      from += size;
    }
  }
  return runs;
}
