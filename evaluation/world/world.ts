import type { FlowBatch, FlowSource } from '../../src/graph/flow-source.ts';
import type { Truth } from '../../src/synth/truth.ts';
import type { TraceTag } from '../../src/tracing/trace-parameters.ts';

/** A synthetic chain after ingest, with what really happened in it. */
export interface World {
  /** Folder of the lake. */
  readonly data: string;
  readonly source: FlowSource;
  readonly truth: Truth;
  /** All transactions; their position is their id. */
  readonly batch: FlowBatch;
  readonly txids: readonly string[];
  /** Owner by address id; undefined where the truth knows none (the genesis block). */
  readonly owners: readonly (string | undefined)[];
  /** What an investigator would know: tags.csv by address id. */
  readonly tags: ReadonlyMap<number, TraceTag>;
}
