/** Milliseconds; far below what a person notices, far above what a look costs. */
const EVERY = 50;

/** Lets signals and progress through, now and then; by the caller's clock, in milliseconds. */
export function createLetThrough(clock: () => number): () => Promise<void> | undefined {
  let last = clock();
  return () => {
    if (clock() - last < EVERY) return undefined;
    return new Promise((resume) =>
      setImmediate(() => {
        last = clock();
        resume();
      }),
    );
  };
}
