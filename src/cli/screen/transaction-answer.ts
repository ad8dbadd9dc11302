import type { TransactionScreen } from '../../screening/screen-transaction.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext } from '../command.ts';
import type { Answer } from '../output/print.ts';
import type { AnswerBasis } from './answer-basis.ts';
import { basisLines } from './basis-lines.ts';
import { becauseOf } from './because-of.ts';
import { CSV_COLUMNS, csvRow } from './csv-row.ts';
import { exposureTable } from './exposure-table.ts';
import { formatPoints } from './format-points.ts';
import { formatShare } from './format-share.ts';
import { headLines } from './head-lines.ts';
import { oldListLines } from './old-list-lines.ts';
import { placeLines } from './place-lines.ts';
import { sanctionLines } from './sanction-lines.ts';

/** The answer about one transaction. */
export function transactionAnswer(
  context: CliContext,
  { screening: { context: screening }, shown }: AnswerBasis,
  result: TransactionScreen,
): Answer {
  const { screen: texts } = context.texts;
  const { rules, basis } = screening;
  const lists = { basis, policy: rules.policy };
  const { subject, parties, open } = result;
  return {
    data: { ...result, basis },
    csv: { columns: CSV_COLUMNS, rows: [result, ...parties].map((one) => csvRow(one, rules)) },
    ...exposureTable(context, result.exposures, shown),
    above: [
      ...headLines(context, result, {
        subject: fill(texts.transaction, { subject }),
        line: texts.headTransaction,
        on: basis.on,
        lists: [...sanctionLines(context, result.sanctions, lists), ...oldListLines(context, basis)],
      }),
      ...becauseOf(context, result, rules),
    ],
    below: [
      ...placeLines(context, result.exposures, rules),
      fill(texts.parties, { n: parties.length }),
      ...parties.flatMap((party) => [
        fill(texts.party, {
          subject: party.subject,
          level: texts.levels[party.level],
          points: party.score === undefined ? '' : fill(texts.points, { score: formatPoints(party.score) }),
          label: party.own.digest.best ? `: ${party.own.digest.best.label}` : '',
        }),
        ...(party.sanctions.length > 0 ? sanctionLines(context, party.sanctions, lists) : []),
      ]),
      ...(open > 0 ? [fill(texts.openSource, { share: formatShare(open) })] : []),
      ...basisLines(context, basis),
      texts.caveat,
    ],
  };
}
