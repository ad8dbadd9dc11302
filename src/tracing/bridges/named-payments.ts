import type { LegSide } from './leg-side.ts';

/** A payment whose id a payout names; refund: it would be given back. */
export interface Place {
  readonly near: LegSide;
  readonly refund: boolean;
}

export interface Places {
  /** All of them up to CROWD; of more the first, at least LISTED. */
  readonly first: readonly Place[];
  readonly total: number;
}

/** The payments whose id a payout names, on chains that do not contradict it. */
export interface NamedPayments {
  /** Those that name a recipient whom it pays. */
  readonly own: Places;
  readonly unnamed: Places;
  /** All of listed contracts. */
  readonly listed: Places;
  readonly unlisted: Places;
}

/** Pairs that are listed of one leg; further ones are counted. */
export const LISTED = 8;
/** Payments of one id and one recipient above which amount and time no longer tell them apart. */
export const CROWD = 64;
