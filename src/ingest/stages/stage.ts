/**
 * One step of the pipeline. Each keeps its checkpoint with its own data, so any of them can be killed, thrown away or
 * taken back alone; the pipeline brings it level again.
 */
export interface Stage<Input> {
  readonly id: string;
  /** Segments done. */
  checkpoint(): number;
  /** Does the next segment; all of it or nothing is seen afterwards. */
  execute(input: Input): void;
  /** Takes back everything from segment `segments` on. */
  unwind(segments: number): void;
}
