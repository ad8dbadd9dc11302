import type { TagClaim } from '../attribution/claims/tag-claim.ts';
import type { ScreenChain } from './chain/screen-chain.ts';
import type { SanctionListing } from './evidence.ts';
import type { IndirectLimits } from './exposure/indirect-flow.ts';
import type { LabelIndex } from './labels/label-index.ts';
import type { SeverityRules } from './rules/severity-rules.ts';
import type { ScreenBasis } from './screen-result.ts';

/** Everything that screening asks; made once, used for many subjects. */
export interface ScreenContext {
  readonly chain: ScreenChain;
  readonly index: LabelIndex;
  readonly rules: SeverityRules;
  /** All claims about an address, of any day. */
  readonly claimsOf: (address: string) => readonly TagClaim[];
  /** Best label of an address on the day; undefined when nobody says anything. */
  readonly labelOf: (address: string) => string | undefined;
  /** Listings of an address on sanctions lists on the day, with their evidence; empty when it is on none. */
  readonly listingsOf: (address: string) => readonly SanctionListing[];
  readonly basis: ScreenBasis;
  readonly signal?: AbortSignal;
}

export interface ScreenParameters {
  /** Newest outputs (transfers of each asset) of an address that are looked at. */
  readonly directLimit: number;
  /** Absent: only direct exposure. */
  readonly indirect?: IndirectLimits;
}
