import type { LabelDigest } from '../attribution/claims/best-label.ts';
import type { InheritedTag } from '../attribution/claims/inherit-tags.ts';
import type { TagClaim } from '../attribution/claims/tag-claim.ts';
import type { OldLists } from '../attribution/sanctions/old-lists.ts';
import type { AssetInfo } from '../graph/account-source.ts';
import type { Graded } from '../graph/grade-of.ts';
import type { Exposure } from './evidence.ts';
import type { IndirectLimits } from './exposure/indirect-flow.ts';
import type { LookAlike } from './look-alike/find-look-alikes.ts';
import type { FlowWay } from './rules/severity-rules.ts';
import type { Verdict } from './verdict.ts';

/** Names everything that an answer rests on: the same again gives the same answer. */
export interface ScreenBasis extends Graded {
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

/** What was looked at of one asset, each way. */
export interface ScreenTotals {
  readonly asset: AssetInfo;
  readonly received: bigint;
  readonly spent: bigint;
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
