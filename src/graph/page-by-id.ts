export interface PageRange {
  /** Rows of a page at most. */
  readonly limit: number;
  /** Ids are below it. */
  readonly end: number;
}

/**
 * Reads what fits of a table in the order of its ids, a page at a time, and every row of the table about once: `ask`
 * gives the first `limit` rows with ids from `first` to below `end`, ascending, and how far a question reaches follows
 * from what the last one found. Sorting the whole would hold it first. No page is empty; `idOf` names a row's id.
 */
export async function* pageById<T>(
  { limit, end }: PageRange,
  ask: (ids: { readonly first: number; readonly end: number }) => Promise<T[]>,
  idOf: (row: T) => number,
): AsyncGenerator<T[]> {
  let span = 8 * limit;
  let first = 0;
  while (first < end) {
    const next = Math.min(end, first + span);
    const rows = await ask({ first, end: next });
    if (rows.length > 0) yield rows;
    if (rows.length < limit) {
      first = next;
      span *= 2;
    } else {
      const after = idOf(rows.at(-1)!) + 1;
      span = 2 * (after - first);
      first = after;
    }
  }
}
