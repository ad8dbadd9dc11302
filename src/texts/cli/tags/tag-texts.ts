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
  /** Names that the table of a lake gave, in a trace. */
  readonly tableNames: string;
  /** A pattern at which it was asked to stop, and what it meets. */
  readonly stopAt: string;
  /** Names at which a trace stopped because that was asked, and one of them. */
  readonly stoppedAt: string;
  readonly stoppedName: string;
  readonly stoppedMore: string;
  readonly stoppedNowhere: string;
  /** The reason of a place where a trace stopped because that was asked; and of that and of tagged services together. */
  readonly stopped: string;
  readonly named: string;
}
