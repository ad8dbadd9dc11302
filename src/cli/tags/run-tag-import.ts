import { existsSync } from 'node:fs';
import { type ImportOptions, type ImportResult, importTags } from '../../attribution/store/import-tags.ts';
import { lockLake } from '../../ingest/lock.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { localisedError } from '../localised-error.ts';
import { print } from '../output/print.ts';
import { tagFields } from './tag-fields.ts';

/** Problems of a file that a person is shown. */
const SHOWN = 20;

type Outcome =
  | ImportResult
  | { readonly file: string; readonly state: 'failed'; readonly code: string; readonly message: string };

/** Imports files one by one; a file that cannot be taken does not keep the others out. */
export async function runTagImport(
  context: CliContext,
  files: readonly string[],
  options: OptionValues,
): Promise<number> {
  const data = String(options.data);
  const settings: ImportOptions = {
    data,
    map: tagFields('--map', options.map === undefined ? [] : String(options.map).split(',')),
    set: tagFields('--set', (options.set ?? []) as readonly string[]),
    lenient: options.lenient === true,
  };
  // A mistyped name must not make a data folder.
  if (!files.some((file) => existsSync(file)))
    throw new JejakError('FILE_MISSING', { meta: { file: files[0]!, reason: 'ENOENT' } });
  const release = await lockLake(data);
  let outcomes: Outcome[];
  try {
    outcomes = files.map((file) =>
      attempt(context, () => importTags(file, settings), files.length > 1 ? file : undefined),
    );
  } finally {
    release();
  }
  const { tags: texts } = context.texts;
  const written = outcomes.flatMap((outcome) => (outcome.state === 'written' ? [outcome.tags] : []));
  const bad = outcomes.some(({ state }) => state === 'refused' || state === 'failed');
  print(context, String(options.format), {
    data: { data, imports: outcomes },
    columns: ['file', 'state', 'tags', 'leftOut', 'snapshot'],
    rows: outcomes.map((outcome) => [
      outcome.file,
      { shown: texts.imports[outcome.state], raw: outcome.state },
      outcome.state === 'failed' ? '' : `${outcome.tags}`,
      outcome.state === 'failed' ? '' : `${outcome.leftOut}`,
      outcome.state === 'failed' ? '' : outcome.id.slice(0, 16),
    ]),
    right: [2, 3],
    below: [
      ...outcomes.flatMap((outcome) => problemLines(context, outcome)),
      fill(texts.imported, { tags: written.reduce((total, tags) => total + tags, 0), files: written.length }),
      ...(outcomes.some(({ state }) => state === 'refused') ? [texts.refusedHint] : []),
    ],
  });
  return bad ? 1 : 0;
}

/** With one file its error is the command's; of several files it is one line of the answer. */
function attempt(context: CliContext, take: () => ImportResult, file: string | undefined): Outcome {
  try {
    return take();
  } catch (error) {
    if (!(error instanceof JejakError) || file === undefined) throw error;
    return {
      file,
      state: 'failed',
      code: error.code,
      message: localisedError(error, context.language).message,
    };
  }
}

function problemLines({ texts: { tags: texts } }: CliContext, outcome: Outcome): string[] {
  if (outcome.state === 'failed') return [outcome.message];
  const { file, problems } = outcome;
  const lines = problems
    .slice(0, SHOWN)
    .map(({ line, reason, bad }) => fill(bad ? texts.problem : texts.problemKept, { file, line, reason }));
  if (problems.length > SHOWN) lines.push(fill(texts.problemsMore, { n: SHOWN, m: problems.length, file }));
  return lines;
}
