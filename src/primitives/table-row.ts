const ROW = /^row:([1-9]\d{0,11})$/;
/** "jejak table row:", 16 bytes that no hash of a transaction will ever begin with. */
const MARK = '0x6a656a616b207461626c6520726f773a';
const DIGITS = 32;

/**
 * A row of a table that gives no transaction hashes, in the place of one: `hash` is what files hold, `0x` and 64 digits;
 * `name` is what an answer says, `row:<line of the file>`, the line of the header being 1. Everything else, zeros (a
 * block's own row) among it, stays as it is.
 */
export const tableRow = {
  hash: (name: string): string => {
    const row = ROW.exec(name);
    return row ? `${MARK}${BigInt(row[1]!).toString(16).padStart(DIGITS, '0')}` : name;
  },
  name: (hash: string): string => {
    return hash.startsWith(MARK) ? `row:${BigInt(`0x${hash.slice(MARK.length)}`)}` : hash;
  },
} as const;
