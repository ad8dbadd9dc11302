import { normaliseAddress } from '../../attribution/subjects/normalise-address.ts';
import type { Screening } from '../../screening/open-screening.ts';
import { screenAddresses } from '../../screening/screen-addresses.ts';
import type { ScreenParameters } from '../../screening/screen-context.ts';
import type { ScreenLevel } from '../../screening/screen-level.ts';
import { type ScreenOutcome, screenOutcome } from '../../screening/screen-outcome.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext } from '../command.ts';
import { toCsv } from '../output/to-csv.ts';
import { toJsonLine } from '../output/to-json-line.ts';
import { CSV_COLUMNS, csvRow, csvRowUnread } from './csv-row.ts';
import { oldListLines } from './old-list-lines.ts';
import { readSubjects, type SubjectLine } from './read-subjects.ts';
import { screenExit } from './screen-exit.ts';

/** Addresses that are read from the lake at once: enough to share reads, few enough to answer soon. */
const AT_ONCE = 1_024;
/** Progress is told after so many parts. */
const TOLD = 10;

interface FileScreen {
  readonly path: string;
  readonly format: string;
  readonly parameters: ScreenParameters;
  /** Outcomes with which a script stops. */
  readonly stops: ReadonlySet<ScreenOutcome>;
}

/**
 * Screens the addresses of a file in its order, some hundred at a time: memory does not grow with the file. The first
 * line of the JSON form is the basis, every other one an answer. A line that is no address of the chain is told and
 * passed over. The exit code is that of the worst answer (screenExit); 1 for a line that is no address, unless another one
 * blocks or is for review.
 */
export async function screenFile(
  context: CliContext,
  screening: Screening,
  file: FileScreen,
): Promise<number> {
  const { basis } = screening.context;
  const counts: Record<'n' | 'bad' | ScreenLevel, number> = {
    n: 0,
    bad: 0,
    'no-rule': 0,
    unknown: 0,
    medium: 0,
    high: 0,
    severe: 0,
    'sanctioned?': 0,
    sanctioned: 0,
  };
  const { screen: texts } = context.texts;
  const json = file.format === 'json';
  for (const line of oldListLines(context, basis)) context.warn(`${line}\n`);
  context.write(json ? toJsonLine({ basis }) : toCsv(CSV_COLUMNS, []));
  let part: SubjectLine[] = [];
  let parts = 0;
  const flush = async () => {
    const good: { readonly line: number; readonly address: string }[] = [];
    const lines: string[] = [];
    for (const { text, line } of part) {
      const found = normaliseAddress(basis.chain, text);
      if (found.id !== undefined) good.push({ line, address: found.id });
      else {
        counts.bad += 1;
        context.warn(`${fill(texts.bad, { file: file.path, line, reason: found.reason })}\n`);
        const told = {
          subject: text,
          level: 'unknown',
          notLookedAt: ['not-readable'],
          line,
          error: found.reason,
        };
        lines[line] = json ? toJsonLine(told) : toCsv(csvRowUnread(text, found.reason), []);
      }
    }
    const results = await screenAddresses(
      screening.context,
      good.map(({ address }) => address),
      file.parameters,
    );
    results.forEach((result, i) => {
      counts.n += 1;
      counts[result.level] += 1;
      lines[good[i]!.line] = json ? toJsonLine(result) : toCsv(csvRow(result, screening.context.rules), []);
    });
    context.write(lines.join(''));
    part = [];
    parts += 1;
    if (parts % TOLD === 0) context.progress(fill(texts.progress, { n: counts.n }), false);
    await context.drained();
  };
  for await (const subject of readSubjects(file.path)) {
    screening.context.signal?.throwIfAborted();
    part.push(subject);
    if (part.length === AT_ONCE) await flush();
  }
  if (part.length > 0) await flush();
  context.progress(
    fill(texts.done, { ...counts, noRule: counts['no-rule'], undecided: counts['sanctioned?'] }),
    true,
  );
  const levels = Object.keys(counts).filter((key): key is ScreenLevel => key !== 'n' && key !== 'bad');
  const code = screenExit(levels.filter((level) => counts[level] > 0).map(screenOutcome), file.stops);
  return counts.bad > 0 && (code === 0 || code === 4) ? 1 : code;
}
