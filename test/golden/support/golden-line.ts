import type { TaintPolicyId } from '../../../src/tracing/value/policies.ts';

/** What one policy says ended at one place for one reason. Base units. */
export interface GoldenLine {
  /** Output as `txid:vout`, or address; `-` for nobody. */
  readonly place: string;
  readonly asset: string;
  readonly reason: string;
  readonly policy: TaintPolicyId;
  readonly amount: bigint;
}
