import type { PeerRow } from './peer-row.ts';

/** Is given the rows of addresses, one address after the other. */
export interface PeerTaker {
  /** Asked before the rows of each segment of an address, with their bytes. False: no more of this address. */
  readonly goOn: (bytes: number) => boolean;
  /** A row, in an object that the next one changes, and the base units of its sum on demand. */
  readonly row: (row: PeerRow, value: () => bigint) => void;
  /** Behind the last row of address i. */
  readonly end: (i: number) => void;
}
