import { JejakError } from '../../primitives/jejak-error.ts';
import { watchFiles } from '../watch-files.ts';
import { readWatchState } from '../watch-state.ts';
import { type Journal, openJournal } from './open-journal.ts';

/**
 * Opens the journal of a watch for reading. A look notes the last number when all its alerts are written: where there are
 * fewer, some were lost since. Errors: WATCH_JOURNAL, WATCH_STATE.
 */
export function openWholeJournal(data: string): Journal {
  const files = watchFiles(data);
  const seq = readWatchState(files.state)?.seq ?? 0;
  const journal = openJournal(files.journal, 'read');
  if (journal.last() >= seq) return journal;
  journal.close();
  throw new JejakError('WATCH_JOURNAL', {
    meta: { file: files.journal, reason: `it ends at number ${journal.last()}, ${seq} was written` },
  });
}
