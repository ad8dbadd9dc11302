import type { ListingAnswer } from '../attribution/sanctions/listing.ts';
import type { AssetInfo } from '../graph/account-source.ts';
import type { PolicyAmounts } from '../tracing/trace-result.ts';
import type { TaintPolicyId } from '../tracing/value/policies.ts';
import type { ExposureKind, FlowWay, RiskLevel } from './rules/severity-rules.ts';

/** An address at which exposure was found. */
export interface ExposedTo {
  readonly address: string;
  readonly label: string;
  readonly inherited: boolean;
  readonly amounts: PolicyAmounts;
  readonly hops: number;
  readonly firstTime: number;
  readonly lastTime: number;
  /** Hash of the first transaction there. */
  readonly tx: string;
  readonly path?: readonly { readonly tx: string; readonly address: string; readonly amount: bigint }[];
}

/** Value of one asset that leads to one category. */
export interface Exposure {
  readonly kind: Exclude<ExposureKind, 'own'>;
  readonly way: FlowWay;
  /** Id of a category of the rules. */
  readonly category: string;
  readonly severity: number;
  readonly asset: AssetInfo;
  /** Base units by policy; of poison an upper bound. */
  readonly amounts: PolicyAmounts;
  /** Millionths of the value looked at, rounded down, by policy: of all policies, for the score must not depend on what is shown. */
  readonly shares: Readonly<Record<TaintPolicyId, number>>;
  /** Fewest transactions to a place of the category. */
  readonly hops: number;
  readonly firstTime: number;
  readonly lastTime: number;
  readonly places: number;
  /** The largest places under the judged policy. */
  readonly top: readonly ExposedTo[];
}

export interface RiskReason {
  readonly rule: string;
  readonly level: RiskLevel;
  /** Position in `exposures`; absent when it is about the subject's own label. */
  readonly exposure?: number;
}

export interface ScorePart {
  /** Position in `exposures`; absent for the subject's own label. */
  readonly exposure?: number;
  /** Hundredths of a point. */
  readonly points: number;
}

/** What a sanctions list says about an address on the day: listed, or unknown; with its evidence. */
export type SanctionListing = ListingAnswer;

/** A listing of the subject, or of somebody with whom it is connected. Apart from risk. */
export interface SanctionFinding {
  readonly relation: 'self' | 'cluster' | 'direct' | 'indirect';
  readonly way?: FlowWay;
  /** The listed address; for `cluster` undefined when it is another one of the cluster that is not named here. */
  readonly address?: string;
  readonly listings: readonly SanctionListing[];
  readonly asset?: AssetInfo;
  readonly amounts?: PolicyAmounts;
  readonly hops: number;
}
