/** What the judged sources say about one address, as the index keeps it. */
export interface IndexedLabel {
  /** Id of a category of the rules; absent for an address that is only on a sanctions list. */
  readonly category?: string;
  /** 0 to 100. */
  readonly severity: number;
  /** Whether a trace ends here. */
  readonly stops: boolean;
  /** True when another address of the same cluster has the tag: an inference, never the claim itself. */
  readonly inherited: boolean;
  /** On a sanctions list on the day: itself, or another address of its cluster. Apart from the category. */
  readonly listed: 'no' | 'self' | 'cluster';
}

/**
 * Labels of the addresses of one lake by dense id (a home account on an account chain), ready for a trace: prepared once
 * for the same lake, tags, lists and rules, and read for a day.
 */
export interface LabelIndex {
  /** The gravest label on the day; undefined for none. */
  of(address: number): IndexedLabel | undefined;
  /** Whether a labelled address, or a mix, is in a transaction; true where nobody has looked. */
  touches(tx: number): boolean;
  /** Labelled addresses of this lake on the day. */
  readonly size: number;
  /** SHA-256 of all that went in: lake, tags, lists, rules. */
  readonly key: string;
}
