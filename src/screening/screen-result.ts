import type { LabelDigest } from '../attribution/claims/best-label.ts';
import type { InheritedTag } from '../attribution/claims/inherit-tags.ts';
import type { TagClaim } from '../attribution/claims/tag-claim.ts';
import type { ListingAnswer } from '../attribution/sanctions/listing.ts';
import type { OldLists } from '../attribution/sanctions/old-lists.ts';
import type { AssetInfo } from '../graph/account-source.ts';
import type { PolicyAmounts } from '../tracing/trace-result.ts';
import type { TaintPolicyId } from '../tracing/value/policies.ts';
import type { IndirectLimits } from './exposure/indirect-flow.ts';
import type { LookAlike } from './look-alike/find-look-alikes.ts';
import type { ExposureKind, FlowWay, RiskLevel } from './rules/severity-rules.ts';
import type { Verdict } from './verdict.ts';

/** Names everything that an answer rests on: the same again gives the same answer. */
export interface ScreenBasis {
  readonly chain: string;
  /** SHA-256 of the lake's manifest, and its last block. */
  readonly manifest: string;
  readonly tipHeight: number;
  /** SHA-256 over the imported tags, and over the sanctions lists. */
  readonly tags: string;
  /** Imported files of tags. */
  readonly packs: number;
  readonly sanctions: {
    readonly lists: number;
    /** Those of them that ever had an address of the chain. */
    readonly ofChain: number;
    readonly digest: string;
    /** Days for which a newest publication is taken for the list of the day, and the lists that are older. */
    readonly maxAge: number;
    readonly old: readonly OldLists[];
    /** Lists without a publication of the day or before. */
    readonly later: readonly string[];
  };
  readonly rules: { readonly name: string; readonly version: number; readonly sha256: string };
  /** Of Jejak. */
  readonly version: string;
  /** UTC day for which labels and listings count. */
  readonly on: string;
  /** Newest outputs or transfers looked at for direct exposure. */
  readonly directLimit: number;
  /** Absent when only direct exposure was asked for. */
  readonly indirect?: IndirectLimits;
}

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

/** What was looked at of one asset, each way. */
export interface ScreenTotals {
  readonly asset: AssetInfo;
  readonly received: bigint;
  readonly spent: bigint;
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

export interface ScreenResult extends Verdict {
  readonly subject: string;
  /** False: the address does not occur in the data; only labels and lists were asked. */
  readonly known: boolean;
  readonly own: {
    readonly category?: string;
    readonly inherited: boolean;
    readonly digest: LabelDigest;
    readonly claims: readonly TagClaim[];
    /** Tags of other addresses of the cluster that pass on to the subject, with the proof; only where all was asked for. */
    readonly inheritedTags: readonly InheritedTag[];
  };
  readonly exposures: readonly Exposure[];
  readonly lookAlikes: readonly LookAlike[];
  readonly totals: readonly ScreenTotals[];
  readonly coverage: {
    /** Outputs or transfers looked at; not all when `complete` is false. */
    readonly looked: number;
    readonly complete: boolean;
    /** Millionths of the value followed that ended at a bound, by way, under the judged policy; largest of its assets. */
    readonly open: Partial<Record<FlowWay, number>>;
  };
}
