import type { ClaimState } from '../../../attribution/claims/claim-state.ts';

/** Texts of the command `tags`. `{name}` is filled in. */
export interface TagTexts {
  readonly states: Readonly<Record<ClaimState, string>>;
  readonly imports: Readonly<Record<'written' | 'known' | 'refused' | 'failed', string>>;
  readonly problem: string;
  readonly problemKept: string;
  readonly problemsMore: string;
  readonly refusedHint: string;
  readonly imported: string;
  readonly none: string;
  readonly listed: string;
  readonly exported: string;
  readonly exportedWithout: string;
  readonly exportedNameless: string;
  readonly nothing: string;
  readonly nothingValid: string;
  readonly best: string;
  readonly conflict: string;
  readonly other: string;
  readonly inherited: string;
  readonly inheritedMore: string;
  readonly unchecked: string;
  readonly caveat: string;
}
