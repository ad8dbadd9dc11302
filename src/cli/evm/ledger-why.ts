import { fill } from '../../texts/fill.ts';
import { transactionText } from '../../texts/transaction-text.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { type Answer, print } from '../output/print.ts';
import { type AccountCase, accountCase } from './account-case.ts';
import { accountCaseLines } from './account-case-lines.ts';
import { accountStartLines } from './account-start-lines.ts';
import { caseGrade } from './case-grade.ts';
import { type DescribedLink, describeLinks } from './describe-links.ts';

/** `jejak why` on a lake of an EVM chain: the links between two addresses with every transaction behind them. */
export async function ledgerWhy(
  context: CliContext,
  texts: readonly string[],
  options: OptionValues,
): Promise<number> {
  const made = await accountCase(context, texts, options);
  try {
    const [a, b] = made.from as [number, number];
    const path = made.result.clusters.path(a, b);
    const answer = path
      ? together(context, made, await describeLinks(made, path))
      : await apart(context, made);
    const below = [...(answer.below ?? []), ...(await accountCaseLines(context, made))];
    const data = { ...(answer.data as object), ...(await caseGrade(made)) };
    print(context, String(options.format), { ...answer, data, below });
    return 0;
  } finally {
    await made.close();
  }
}

function together(context: CliContext, made: AccountCase, steps: readonly DescribedLink[]): Answer {
  const { says, accounts, owners, record } = context.texts;
  const [a, b] = made.addresses as [string, string];
  const { id } = made.result.clusters.of(made.from[0]!);
  const millionths = Math.min(...steps.map(({ confidenceMillionths }) => confidenceMillionths));
  const evidence = steps.flatMap((step, i) =>
    step.evidence.map(({ hash, number, chain }) =>
      fill(accounts.evidenceAt, {
        step: i + 1,
        hash: transactionText(hash, record.tableRow),
        number,
        chain,
      }),
    ),
  );
  return {
    data: { a, b, together: true, cluster: id, rules: made.rules, steps },
    columns: ['from', 'to', 'rules', 'confidence', 'via', 'evidence'],
    rows: steps.map((step) => [
      step.a,
      step.b,
      { shown: accounts.rules[step.rule], raw: step.rule },
      `${Math.floor(step.confidenceMillionths / 10_000)}`,
      step.via ?? '',
      {
        shown: fill(accounts.evidence, { count: step.evidence.length }),
        raw: step.evidence.map(({ hash }) => hash).join(' '),
      },
    ]),
    right: [3],
    above: [
      steps.length === 0
        ? says.whySelf
        : `${says.inferences}: ${fill(accounts.same, { a, b, id, steps: steps.length })}`,
    ],
    below: [
      ...evidence,
      ...(steps.length > 0
        ? [fill(owners.whyConfidence, { confidence: Math.floor(millionths / 10_000) })]
        : []),
    ],
  };
}

async function apart(context: CliContext, made: AccountCase): Promise<Answer> {
  const { says, accounts, owners } = context.texts;
  const { clusters } = made.result;
  const [a, b] = made.addresses as [string, string];
  const [inA, inB] = [clusters.of(made.from[0]!), clusters.of(made.from[1]!)];
  const evidence = [
    ...made.addresses.flatMap((address, i) =>
      clusters.of(made.from[i]!).size === 1 ? [fill(accounts.noLink, { address })] : [],
    ),
    ...(await accountStartLines(context, made)),
    owners.apartNoProof,
  ];
  const about = { a, b, sizeA: inA.size, sizeB: inB.size, rules: made.rules.join(', ') };
  return {
    data: { a, b, together: false, clusters: [inA.id, inB.id], rules: made.rules, evidence },
    columns: ['detail'],
    rows: evidence.map((line) => [line]),
    above: [`${says.inferences}: ${fill(accounts.apart, about)}`],
  };
}
