/** Hash of the block, root of its transactions, withdrawals, senders: bits of the column `checks`. */
const WHOLE = 1 | 2 | 16 | 32;
const RECEIPTS_ROOT = 4;

/** The same as isSourced, over the table of blocks. */
export const SOURCED_SQL = `(checks & ${WHOLE} <> ${WHOLE} OR (receipts AND checks & ${RECEIPTS_ROOT} = 0))`;

/**
 * Whether a block is the word of its source (*sourced*): something that its header would prove was not recomputed when it
 * was read. Internal calls are never proved: no root of a header covers them.
 */
export function isSourced(checks: number, receipts: boolean): boolean {
  return (checks & WHOLE) !== WHOLE || (receipts && (checks & RECEIPTS_ROOT) === 0);
}
