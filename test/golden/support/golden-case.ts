import type { GoldenLine } from './golden-line.ts';

/** One set of data and the traces that are kept of it. */
export interface GoldenCase {
  readonly name: string;
  /** The data lie outside of the repository. */
  readonly shared: boolean;
  /** Lines by the name of the trace. `folder` is empty and is removed afterwards. */
  readonly traces: (folder: string) => Promise<Record<string, GoldenLine[]>>;
}
