import type { ColumnFile } from '../files/column-file.ts';
import type { Heals } from '../files/column-set.ts';
import { idsFromBytes } from '../files/ids.ts';
import { replaceLinks } from '../files/replace-links.ts';
import type { GraphColumn, GraphCounts } from './columns.ts';

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
    outputSpender: (_, page) => replaceLinks(page, graph().counts().inputs, () => -1),
    // The output that was the newest one before is found behind the newer ones.
    addressLast(_, page) {
      const { outputPrevious } = graph().columns;
      const { outputs } = graph().counts();
      const row = new Uint8Array(8);
      replaceLinks(page, outputs, (id) => {
        let newest = id;
        while (newest >= outputs && newest < outputPrevious.rows()) {
          outputPrevious.peek(newest, row);
          const previous = idsFromBytes(row)[0]!;
          // A link that does not go back is damaged, and the CRC of the page says so.
          if (previous >= newest) break;
          newest = previous;
        }
        return newest;
      });
    },
  };
}
