/** How many of an ascending list are below a limit. */
export function countBelow(ids: Float64Array, limit: number): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ids[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
