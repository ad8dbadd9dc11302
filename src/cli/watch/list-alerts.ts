import { openWholeJournal } from '../../watch/journal/open-whole-journal.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { toJsonLine } from '../output/to-json-line.ts';
import { alertLines } from './alert-lines.ts';

/** The journal from alert `--offset` on, oldest first: as lines of JSON, or in words. */
export async function listAlerts(context: CliContext, options: OptionValues): Promise<number> {
  const journal = openWholeJournal(String(options.data));
  try {
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
