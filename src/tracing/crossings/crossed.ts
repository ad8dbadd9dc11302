import type { CarriedParcel } from '../value/carried.ts';
import type { Link } from './find-links.ts';
import type { LinkShare } from './share-deposit.ts';

/** A link over which taint went. */
export interface Crossed {
  readonly link: Link;
  readonly share: LinkShare;
  /** As far as the transaction brought it; empty: it does not show the payment. */
  readonly arrived: readonly (CarriedParcel | undefined)[];
}
