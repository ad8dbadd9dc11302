import type { Problem } from '../../attribution/dossiers/problem.ts';
import {
  type DossierImport,
  type ImportPlace,
  importDossier,
} from '../../attribution/dossiers/store/import-dossier.ts';
import { lockLake } from '../../ingest/lock.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { localisedError } from '../localised-error.ts';
import { print } from '../output/print.ts';
import { problemText } from './problem-text.ts';

/** Problems of a file that a person is shown. */
const SHOWN = 20;

type Outcome =
  | DossierImport
  | { readonly file: string; readonly state: 'failed'; readonly code: string; readonly message: string };

/** Imports files one by one; a file that cannot be taken does not keep the others out. */
export async function runDossierImport(
  context: CliContext,
  place: Omit<ImportPlace, 'data'> & { readonly files: readonly string[] },
  options: OptionValues,
): Promise<number> {
  const data = String(options.data);
  const { files, kind, read } = place;
  const release = await lockLake(data);
  let outcomes: Outcome[];
  try {
    outcomes = files.map((file) => {
      try {
        return importDossier(file, { data, kind, read });
      } catch (error) {
        // With one file its error is the command's; of several files it is one line of the answer.
        if (!(error instanceof JejakError) || files.length === 1) throw error;
        const { message } = localisedError(error, context.language);
        return { file, state: 'failed', code: error.code, message };
      }
    });
  } finally {
    release();
  }
  const { dossiers: texts } = context.texts;
  const written = outcomes.flatMap((outcome) => (outcome.state === 'written' ? [outcome] : []));
  const cell = (outcome: Outcome, name: 'rows' | 'leftOut') =>
    outcome.state === 'failed' ? '' : `${outcome[name]}`;
  print(context, String(options.format), {
    data: { data, imports: outcomes },
    columns: ['file', 'state', 'rows', 'leftOut', 'snapshot'],
    rows: outcomes.map((outcome) => [
      outcome.file,
      { shown: texts.states[outcome.state], raw: outcome.state },
      cell(outcome, 'rows'),
      cell(outcome, 'leftOut'),
      outcome.state === 'failed' ? '' : outcome.id.slice(0, 16),
    ]),
    right: [2, 3],
    below: [
      ...outcomes.flatMap((outcome) =>
        outcome.state === 'failed'
          ? [outcome.message]
          : problemLines(context, outcome.file, outcome.problems),
      ),
      fill(texts.imported, {
        rows: written.reduce((sum, { rows, leftOut }) => sum + rows - leftOut, 0),
        files: written.length,
        leftOut: written.reduce((sum, { leftOut }) => sum + leftOut, 0),
      }),
      ...(outcomes.some(({ state }) => state === 'refused') ? [texts.refusedHint] : []),
    ],
  });
  return outcomes.some(({ state }) => state === 'refused' || state === 'failed') ? 1 : 0;
}

function problemLines({ texts }: CliContext, file: string, problems: readonly Problem[]): string[] {
  const { problemLine, problemKept, problemsMore } = texts.dossiers;
  // What is left out comes before what is kept.
  const sorted = [...problems].sort((a, b) => Number(b.bad) - Number(a.bad) || a.line - b.line);
  const lines = sorted.slice(0, SHOWN).map((problem) =>
    fill(problem.bad ? problemLine : problemKept, {
      file,
      line: problem.line,
      reason: problemText(texts, problem),
    }),
  );
  if (sorted.length > SHOWN) lines.push(fill(problemsMore, { n: SHOWN, m: sorted.length, file }));
  return lines;
}
