import type { ColumnFile } from '../files/column-file.ts';
import type { Heals } from '../files/column-set.ts';
import { idsFromBytes, idsToBytes } from '../files/ids.ts';
import type { GraphColumn, GraphCounts } from './columns.ts';

/** Rows that a link may be followed back over before it is taken for damaged. */
const MOST_STEPS = 10_000_000;

/** What has to be known of graph files to take links back. */
interface Linked {
  readonly columns: { readonly outputPrevious: ColumnFile };
  counts(): Pick<GraphCounts, 'inputs' | 'outputs'>;
}

/**
 * What links were when the sums of their pages were made: a writer sets them in place before its segment counts, and a
 * killed one leaves them so.
 */
export function healGraphLinks(graph: () => Linked): Heals<GraphColumn> {
  return {
    // An output is spent once: before, nobody spent it.
    outputSpender(_, page) {
      const { inputs } = graph().counts();
      replace(page, (id) => (id >= inputs ? -1 : id));
    },
    // The output that was the newest one before is found behind the newer ones.
    addressLast(_, page) {
      const { outputPrevious } = graph().columns;
      const { outputs } = graph().counts();
      const row = new Uint8Array(8);
      let steps = 0;
      replace(page, (id) => {
        let newest = id;
        while (newest >= outputs && newest < outputPrevious.rows() && steps < MOST_STEPS) {
          outputPrevious.read(newest, row);
          newest = idsFromBytes(row)[0]!;
          steps += 1;
        }
        return newest;
      });
    },
  };
}

/** Ids of 8 bytes, one after the other. */
function replace(page: Uint8Array, before: (id: number) => number): void {
  const ids = idsFromBytes(page.slice());
  page.set(idsToBytes(ids.map(before)));
}
