import { existsSync } from 'node:fs';
import { importSanctions, type SanctionImport } from '../../attribution/sanctions/store/import-sanctions.ts';
import { sanctionFolder } from '../../attribution/sanctions/store/sanction-folder.ts';
import { lockLake } from '../../ingest/lock.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { localisedError } from '../localised-error.ts';
import { print } from '../output/print.ts';
import { changeLines } from './change-lines.ts';
import { publishedDay } from './published-day.ts';

const SHOWN = 20;

type Outcome =
  | SanctionImport
  | { readonly file: string; readonly state: 'failed'; readonly code: string; readonly message: string };

/** Imports publications one by one and says what is new in each; a file that cannot be taken does not keep the others out. */
export async function runSanctionImport(
  context: CliContext,
  files: readonly string[],
  options: OptionValues,
): Promise<number> {
  const data = String(options.data);
  const published = publishedDay(options.published);
  // A mistyped name must not make a data folder.
  if (!files.some((file) => existsSync(file)))
    throw new JejakError('FILE_MISSING', { meta: { file: files[0]!, reason: 'ENOENT' } });
  const release = await lockLake(data);
  const outcomes: Outcome[] = [];
  try {
    for (const file of files)
      try {
        outcomes.push(await importSanctions(sanctionFolder(data), file, published));
      } catch (error) {
        if (!(error instanceof JejakError) || files.length === 1) throw error;
        const { message } = localisedError(error, context.language);
        outcomes.push({ file, state: 'failed', code: error.code, message });
      }
  } finally {
    release();
  }
  const { sanctions: texts, tags } = context.texts;
  print(context, String(options.format), {
    data: { data, imports: outcomes },
    columns: ['file', 'state', 'list', 'published', 'entries', 'addresses'],
    rows: outcomes.map((outcome) =>
      outcome.state === 'failed'
        ? [outcome.file, { shown: tags.imports.failed, raw: outcome.state }, '', '', '', '']
        : [
            outcome.file,
            { shown: texts.imports[outcome.state], raw: outcome.state },
            outcome.list,
            outcome.published,
            `${outcome.entries}`,
            `${outcome.addresses}`,
          ],
    ),
    right: [4, 5],
    below: outcomes.flatMap((outcome) => outcomeLines(context, outcome)),
  });
  return outcomes.some(({ state }) => state === 'failed') ? 1 : 0;
}

function outcomeLines(context: CliContext, outcome: Outcome): string[] {
  const { sanctions: texts } = context.texts;
  if (outcome.state === 'failed') return [outcome.message];
  const { file, list, published, entries, addresses, problems, difference } = outcome;
  const told = problems
    .slice(0, SHOWN)
    .map(({ line, reason }) => fill(texts.problem, { file, line, reason }));
  if (outcome.state === 'known') return told;
  return [
    fill(texts.imported, { file, list, published, entries, addresses }),
    ...told,
    ...(difference ? changeLines(context, difference, { list, before: difference.before }) : [texts.first]),
  ];
}
