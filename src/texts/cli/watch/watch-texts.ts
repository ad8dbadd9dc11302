import type { AlertRule } from '../../../watch/alert.ts';
import type { WatchEntry } from '../../../watch/list/watch-entry.ts';

/** Texts of the command `watch`, and of the e-mails that it sends. `{name}` is filled in. */
export interface WatchTexts {
  readonly kinds: Readonly<Record<WatchEntry['kind'], string>>;
  readonly rules: Readonly<Record<AlertRule, string>>;
  readonly added: string;
  readonly removed: string;
  readonly none: string;
  readonly listed: string;
  readonly clusterAlone: string;
  readonly notThere: string;
  readonly looked: string;
  readonly nothingNew: string;
  readonly reorganised: string;
  readonly delivered: string;
  readonly noSinks: string;
  readonly tested: string;
  readonly testedFile: string;
  readonly waiting: string;
  readonly alert: string;
  readonly withdrawn: string;
  readonly party: string;
  readonly sanctioned: string;
  readonly sanctionedUndecided: string;
  readonly partiesMore: string;
  readonly note: string;
  readonly fact: string;
  readonly sourced: string;
  readonly sourcedNote: string;
  readonly inference: string;
  readonly subject: string;
  readonly subjectWithdrawn: string;
  readonly mailText: string;
}
