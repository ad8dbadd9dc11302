import { JejakError } from '../../primitives/jejak-error.ts';
import { openJournal } from '../../watch/journal/open-journal.ts';
import { watchFiles } from '../../watch/watch-files.ts';
import { readWatchState } from '../../watch/watch-state.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { toJsonLine } from '../output/to-json-line.ts';
import { alertLines } from './alert-lines.ts';

/** The journal from alert `--offset` on, oldest first: as lines of JSON, or in words. */
export async function listAlerts(context: CliContext, options: OptionValues): Promise<number> {
  const files = watchFiles(String(options.data));
  const journal = openJournal(files.journal, 'read');
  try {
    // A look notes the last number when all its alerts are written: fewer of them were lost since.
    const seq = readWatchState(files.state)?.seq ?? 0;
    if (seq > journal.last())
      throw new JejakError('WATCH_JOURNAL', {
        meta: { file: files.journal, reason: `it ends at number ${journal.last()}, ${seq} was written` },
      });
    for (const alert of journal.read(Number(options.offset))) {
      context.write(
        options.format === 'json' ? toJsonLine(alert) : `${alertLines(context.texts, alert).join('\n')}\n`,
      );
      await context.drained();
    }
    return 0;
  } finally {
    journal.close();
  }
}
