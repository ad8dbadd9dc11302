import type { TrapKind } from '../../src/synth/evm/traps/traps-truth.ts';
import type { TaintPolicyId } from '../../src/tracing/value/policies.ts';

/** What traces of one kind of trap say, over all seeds. */
export interface TrapFigures {
  readonly kind: TrapKind;
  readonly story: string;
  /** Seeds, and thefts over all of them. */
  readonly worlds: number;
  readonly thefts: number;
  readonly policies: readonly {
    readonly policy: TaintPolicyId;
    /** Millionths of what was stolen that are shown where they are, each theft weighing alike, cut. */
    readonly found: number;
    /** Addresses with taint that the truth does not allow: 0, or the trace accuses somebody. */
    readonly accused: number;
  }[];
  /** Thefts that some policy did not find whole, with what the answers list of them. */
  readonly missed: readonly { readonly label: string; readonly listed: readonly string[] }[];
  /** What the truth calls those who are wrongly accused. */
  readonly accused: readonly string[];
}
