import type { TagClaim } from './tag-claim.ts';

export type ClaimState = 'valid' | 'not-yet' | 'expired';

/** Whether a claim held on a day (`2025-03-21`); the days of both ends belong to it. */
export function claimState(claim: Pick<TagClaim, 'validFrom' | 'validTo'>, day: string): ClaimState {
  if (claim.validFrom !== undefined && day < claim.validFrom) return 'not-yet';
  return claim.validTo !== undefined && day > claim.validTo ? 'expired' : 'valid';
}
