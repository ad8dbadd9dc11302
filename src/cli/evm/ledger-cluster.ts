import { fill } from '../../texts/fill.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { againWith } from '../output/again-with.ts';
import { otherCommand } from '../output/other-command.ts';
import { print } from '../output/print.ts';
import { type AccountCase, accountCase } from './account-case.ts';
import { accountCaseLines } from './account-case-lines.ts';
import { accountStartLines } from './account-start-lines.ts';
import { caseGrade } from './case-grade.ts';
import { type DescribedLink, describeLinks } from './describe-links.ts';
import { nodeName } from './node-name.ts';

/** `jejak cluster` on a lake of an EVM chain: the members, each with the link that leads towards the address asked for. */
export async function ledgerCluster(
  context: CliContext,
  text: string,
  options: OptionValues,
): Promise<number> {
  const made = await accountCase(context, [text], options);
  try {
    const { says, accounts } = context.texts;
    const { result, rules } = made;
    const { clusters, looked, known, busy, offsets } = result;
    const [start] = made.from as [number];
    const [address] = made.addresses as [string];
    const cluster = clusters.of(start);
    const offset = Number(options.offset);
    const page = clusters.members(cluster.id).slice(offset, offset + Number(options.limit));
    const members = await describeMembers(made, page);
    const shown = offset + page.length;
    // Of another chain it would be the same address again.
    const other = members[page.findIndex((node) => node !== start && node < (offsets[1] ?? Infinity))];
    const about = { ...cluster, address, rules: rules.join(', ') };
    print(context, String(options.format), {
      data: {
        cluster: cluster.id,
        size: cluster.size,
        rules,
        offset,
        looked,
        known,
        busy,
        members,
        ...(await caseGrade(made)),
      },
      columns: ['address', 'rules', 'confidence', 'via', 'evidence'],
      rows: members.map(({ address: member, link }) => [
        member,
        link ? { shown: accounts.rules[link.rule], raw: link.rule } : '',
        link ? `${Math.floor(link.confidenceMillionths / 10_000)}` : '',
        link?.via ?? '',
        {
          shown: link ? fill(accounts.evidence, { count: link.evidence.length }) : '',
          raw: link?.evidence.map(({ hash }) => hash).join(' ') ?? '',
        },
      ]),
      right: [2],
      above: [
        `${says.inferences}: ${fill(cluster.size > 1 ? accounts.cluster : accounts.alone, about)}`,
        ...(await accountStartLines(context, made)),
      ],
      below: [
        fill(says.nofM, { shown: page.length, total: cluster.size }),
        ...(shown < cluster.size
          ? [fill(says.more, { command: againWith(context.words, 'offset', shown) })]
          : []),
        ...(other
          ? [fill(accounts.why, { command: otherCommand(context.words, 'why', [address, bare(other)]) })]
          : []),
        ...(await accountCaseLines(context, made)),
      ],
    });
    return 0;
  } finally {
    await made.close();
  }
}

interface Member {
  readonly address: string;
  /** Absent for the address asked for. */
  readonly link?: DescribedLink;
}

async function describeMembers(made: AccountCase, nodes: readonly number[]): Promise<Member[]> {
  const members: Member[] = [];
  for (const node of nodes) {
    const towards = made.result.clusters.path(node, made.from[0]!)?.slice(0, 1) ?? [];
    const [link] = await describeLinks(made, towards);
    members.push({ address: await nodeName(made, node), ...(link && { link }) });
  }
  return members;
}

/** Without the chain before it. */
function bare({ address }: Member): string {
  return address.slice(address.lastIndexOf(':') + 1);
}
