import type { EntryChange } from '../../../attribution/sanctions/compare-entries.ts';
import type { ListingAnswer, ListingState } from '../../../attribution/sanctions/listing.ts';

/** Texts of the command `sanctions`. `{name}` is filled in. */
export interface SanctionTexts {
  readonly states: Readonly<Record<ListingState, string>>;
  readonly reasons: Readonly<Record<ListingAnswer['reason'], string>>;
  readonly changes: Readonly<Record<EntryChange['change'], string>>;
  readonly imports: Readonly<Record<'written' | 'known', string>>;
  readonly imported: string;
  readonly first: string;
  readonly differs: string;
  readonly same: string;
  readonly otherList: string;
  readonly changeLine: string;
  readonly more: string;
  readonly problem: string;
  readonly none: string;
  readonly listed: string;
  readonly old: string;
  readonly of: string;
  readonly never: string;
  readonly evidence: string;
  readonly source: string;
  readonly inText: string;
  readonly caveat: string;
  readonly onlyOne: string;
  readonly diffHead: string;
  readonly entryNone: string;
  readonly entryMore: string;
}
