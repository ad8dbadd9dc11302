/** The array of createUnionFind with every id alone, on shared memory. */
export function createForest(count: number): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(count * 4)).fill(-1);
}
