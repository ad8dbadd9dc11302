import { readCase } from '../../cases/read-case.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { problemText } from '../dossiers/problem-text.ts';
import { print } from '../output/print.ts';

/** Checks a case folder and tells every problem with file and line; 1 when there is one. */
export function runCaseCheck(context: CliContext, folder: string, options: OptionValues): number {
  const found = readCase(folder);
  const { dossiers: texts } = context.texts;
  const { problems, claims, incident, addresses, sources, sums } = found;
  const amounts =
    (incident?.assets.length ?? 0) +
    claims.reduce((sum, claim) => sum + claim.amounts.length + claim.parts.length, 0);
  print(context, String(options.format), {
    data: found,
    columns: ['file', 'line', 'detail'],
    rows: problems.map((problem) => [problem.file, `${problem.line}`, problemText(context.texts, problem)]),
    right: [1],
    below:
      problems.length > 0
        ? [fill(texts.caseBad, { folder, problems: problems.length })]
        : [
            fill(texts.caseGood, {
              ...{ folder, claims: claims.length, amounts },
              ...{ addresses: addresses.length, sources: sources.length },
            }),
            fill(texts.sums, { n: sums }),
          ],
  });
  return problems.length > 0 ? 1 : 0;
}
