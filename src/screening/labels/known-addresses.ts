const AT_ONCE = 4_096;

/**
 * Those of a stream that a lake has, with the dense id of their address, in the order of the stream; looked up some
 * thousand at a time, so that memory does not grow with it.
 */
export async function* knownAddresses<T>(
  items: Iterable<T>,
  textOf: (item: T) => string,
  find: (addresses: readonly string[]) => Promise<(number | undefined)[]>,
): AsyncGenerator<readonly [number, T]> {
  let part: T[] = [];
  async function* resolve(): AsyncGenerator<readonly [number, T]> {
    const ids = await find(part.map(textOf));
    for (const [i, item] of part.entries()) {
      const id = ids[i];
      if (id !== undefined) yield [id, item];
    }
    part = [];
  }
  for (const item of items) {
    part.push(item);
    if (part.length === AT_ONCE) yield* resolve();
  }
  yield* resolve();
}
