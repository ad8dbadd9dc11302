/** One label of one address in the index; `category` is a position in the header's list. */
export interface LabelRow {
  readonly address: number;
  /** Smallest id of its cluster; the address itself where there are no clusters. */
  readonly root: number;
  readonly category: number;
  /** Days since 1970, inclusive; FOREVER where the claim names none. */
  readonly from: number;
  readonly to: number;
  readonly flags: number;
}

export const FOREVER = 0x7fffffff;
/** The maker of the tag says that it holds for the whole cluster. */
export const FLAG_DEFINER = 1;
/** From a sanctions list; its category is of no account. */
export const FLAG_LISTED = 2;
/** Words of 32 bits a row. */
export const ROW_WORDS = 6;
