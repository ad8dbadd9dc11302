import type { ScreenResult } from '../../screening/screen-result.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext } from '../command.ts';
import type { Answer } from '../output/print.ts';
import { inheritedLines } from '../tags/inherited-lines.ts';
import type { AnswerBasis } from './answer-basis.ts';
import { basisLines } from './basis-lines.ts';
import { becauseOf } from './because-of.ts';
import { CSV_COLUMNS, csvRow } from './csv-row.ts';
import { exposureTable } from './exposure-table.ts';
import { formatShare } from './format-share.ts';
import { headLines } from './head-lines.ts';
import { oldListLines } from './old-list-lines.ts';
import { placeLines } from './place-lines.ts';
import { sanctionLines } from './sanction-lines.ts';

/** The answer about one address. */
export function subjectAnswer(
  context: CliContext,
  { screening: { context: screening }, shown }: AnswerBasis,
  result: ScreenResult,
): Answer {
  const { screen: texts } = context.texts;
  const { rules, basis } = screening;
  const { subject, coverage, own } = result;
  const { best, conflicts } = own.digest;
  const { open } = coverage;
  return {
    data: { ...result, basis },
    csv: { columns: CSV_COLUMNS, rows: [csvRow(result, rules)] },
    ...exposureTable(context, result.exposures, shown),
    above: [
      ...headLines(context, result, {
        subject,
        line: texts.head,
        on: basis.on,
        lists: [
          ...sanctionLines(context, result.sanctions, { basis, policy: rules.policy }),
          ...oldListLines(context, basis),
        ],
      }),
      ...(best ? [fill(texts.ownLabel, { label: best.label })] : []),
      ...(own.category === undefined
        ? []
        : [fill(own.inherited ? texts.ownInherited : texts.ownCategory, { category: own.category })]),
      ...(best || own.inherited ? [] : [texts.noLabel]),
      ...inheritedLines(context, own.inheritedTags),
      ...conflicts.map(({ label }) => fill(texts.conflict, { label })),
      ...becauseOf(context, result, rules),
      ...result.lookAlikes.map(({ suspect, resembles, sameFirst, sameLast, trifles }) =>
        fill(texts.lookAlike, { suspect, resembles, first: sameFirst, last: sameLast, trifles }),
      ),
    ],
    below: [
      ...placeLines(context, result.exposures, rules),
      ...(result.known
        ? [fill(coverage.complete ? texts.looked : texts.lookedPart, { looked: coverage.looked })]
        : []),
      ...(open.source ? [fill(texts.openSource, { share: formatShare(open.source) })] : []),
      ...(open.destination ? [fill(texts.openDestination, { share: formatShare(open.destination) })] : []),
      ...basisLines(context, basis),
      texts.caveat,
    ],
  };
}
