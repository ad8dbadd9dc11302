import { JejakError } from '../../primitives/jejak-error.ts';

/**
 * Tells damage from data that were replaced while they were open: a reorganisation cuts segments off and writes others in
 * their place. `error` is GRAPH_STALE when a segment that was opened does not count any more.
 */
export function staleSince(directory: string, onDisk: () => { readonly digests: readonly string[] }) {
  let opened: readonly string[] = [];
  return {
    since(checkpoint: { readonly digests: readonly string[] }): void {
      opened = checkpoint.digests;
    },
    error(): Error | undefined {
      const now = onDisk().digests;
      if (opened.every((digest, i) => digest === now[i])) return undefined;
      return new JejakError('GRAPH_STALE', { meta: { directory } });
    },
  };
}
