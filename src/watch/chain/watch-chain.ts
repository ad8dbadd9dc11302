import type { Movement } from '../alert.ts';
import type { WatchEntry } from '../list/watch-entry.ts';

/** What watching asks of a lake; implemented for chains of outputs and for account chains. */
export interface WatchChain {
  readonly chain: string;
  readonly manifest: string;
  /** The first height that the lake has: nothing is looked for below. */
  readonly firstHeight: number;
  /** -1 for an empty lake. */
  readonly tipHeight: number;
  /** Hash of the block; undefined when the lake does not have that height. Empty in a table of flows. */
  hashAt(height: number): string | undefined;
  /** Whether a transaction is in the data. */
  holds(tx: string): Promise<boolean>;
  /** Whether an address occurs in the data. */
  hasAddress(address: string): Promise<boolean>;
  /** False when an ingest has replaced what was opened, so that an answer may be of two states at once; more behind it is no harm. */
  unchanged(): boolean;
  /** Movements of the entries in blocks from..to (both belong to it), by block; each with the position of its entry. */
  movements(
    entries: readonly WatchEntry[],
    from: number,
    to: number,
  ): AsyncGenerator<{ readonly entry: number; readonly movement: Movement }>;
  close(): Promise<void>;
}
