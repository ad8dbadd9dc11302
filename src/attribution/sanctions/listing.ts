/** Whether an address was on a list on a day. `unknown` is an answer: nobody has seen the list of that time. */
export type ListingState = 'listed' | 'not-listed' | 'unknown';

/** One publication as evidence. */
export interface PublicationRef {
  readonly published: string;
  readonly sha256: string;
  readonly present: boolean;
}

/** What one list says about an address on a day, with all that it rests on. */
export interface ListingAnswer {
  readonly list: string;
  readonly state: ListingState;
  /** Why: the rule that decided. */
  readonly reason:
    | 'publication'
    | 'between-two-with-it'
    | 'designation-date'
    | 'before-designation'
    | 'delisting-date'
    | 'after-delisting'
    | 'announcement'
    | 'gone-between'
    | 'came-between'
    | 'before-first'
    | 'stale'
    | 'newest';
  /** The list's own id of the entry, its name, and how the list writes the address. */
  readonly entry: string;
  readonly name: string;
  readonly text: string;
  readonly chain: string;
  readonly foundInText: boolean;
  /** First day listed and first day not listed any more, as far as they are known. */
  readonly listed?: string;
  readonly delisted?: string;
  /** Where these dates are from, when no publication says them. */
  readonly source?: string;
  /** The publications on both sides of the day. */
  readonly before?: PublicationRef;
  readonly after?: PublicationRef;
}
