import { fill } from '../../texts/fill.ts';
import { openWholeJournal } from '../../watch/journal/open-whole-journal.ts';
import { readWatchList } from '../../watch/list/read-watch-list.ts';
import { watchFiles } from '../../watch/watch-files.ts';
import { readWatchState } from '../../watch/watch-state.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { print } from '../output/print.ts';

/** What is watched. */
export function listEntries(context: CliContext, options: OptionValues): number {
  const { watch: texts } = context.texts;
  const data = String(options.data);
  const files = watchFiles(data);
  const { entries } = readWatchList(files.list);
  const height = readWatchState(files.state)?.height ?? -1;
  const journal = openWholeJournal(data);
  const alerts = journal.last();
  journal.close();
  print(context, String(options.format), {
    data: { data, height, alerts, entries },
    columns: ['name', 'kind', 'subject', 'height', 'detail'],
    rows: entries.map((entry) => [
      entry.id,
      { shown: texts.kinds[entry.kind], raw: entry.kind },
      entry.kind === 'trace' ? entry.from.join(' ') : entry.address,
      `${entry.after}`,
      entry.note ?? '',
    ]),
    right: [3],
    below: [
      entries.length === 0
        ? fill(texts.none, { data })
        : fill(texts.listed, { n: entries.length, height, alerts }),
    ],
  });
  return 0;
}
