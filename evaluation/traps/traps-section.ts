import { POLICIES } from '../../src/tracing/value/policies.ts';
import { markdownTable } from '../output/markdown-table.ts';
import type { TrapFigures } from './trap-figures.ts';

/** Part of docs/accuracy.md on traps. */
export function trapsSection(traps: readonly TrapFigures[]): string {
  const accused = traps.flatMap(({ policies }) => policies.map((one) => one.accused));
  const accusing = traps.filter(({ policies }) => policies.some((one) => one.accused > 0));
  return [
    '\n## Traps on several chains\n\n',
    `Synthetic chains (Ethereum, BNB Chain, Bitcoin; ${traps[0]?.worlds ?? 0} worlds) on which thieves try to lose whoever follows them, or to have others accused; the\n`,
    'generator writes down what is whose. One trace starts from all thefts of Ethereum, one from all of Bitcoin, over all three\n',
    'chains, without tags and limits. Per kind of trap: what of the stolen value is shown where it really is, under the name of its own theft.\n',
    '“Wrongly accused” counts addresses that are shown with taint, as an end or on the way, although the truth does not allow it under\n',
    'that policy; under poison and haircut it allows whoever shares a place with a thief. What these chains hold was thought of by\n',
    'those who wrote the tracer: a full column says that it stands these traps, not that there are no others.\n\n',
    markdownTable(
      ['Trap', 'thefts', ...POLICIES, 'wrongly accused'],
      traps.map(({ kind, thefts, policies }) => [
        kind,
        String(thefts),
        ...policies.map(({ found }) => share(found)),
        Math.max(...policies.map((one) => one.accused)) === 0 ? '0' : accusedCell(policies),
      ]),
    ),
    `\n**Wrongly accused: ${Math.max(...accused) === 0 ? '0 addresses' : accusing.map(toldAccused).join(', ')}.**\n\n`,
    ...traps.map(({ kind, story }) => `- \`${kind}\`: ${story}.\n`),
    '\nNot found whole, and what the answers say of it. A candidate is named to the reader and never followed.\n\n',
    markdownTable(
      ['Trap', 'theft', 'listed'],
      traps.flatMap(({ kind, missed }) =>
        missed.map(({ label, listed }) => [kind, label, listed.join('; ') || 'nothing: see below']),
      ),
    ),
    '\n`collected`: haircut gives each customer of the contract that collects a share of what lies there, as it has to.\n',
    '`refunded on Bitcoin`, `expired` and `paid out twice` are what the rules of [bridges](explanation/bridges.md) give up so that nobody is\n',
    'accused on a word.\n',
  ].join('');
}

const accusedCell = (policies: TrapFigures['policies']): string =>
  policies
    .filter(({ accused }) => accused > 0)
    .map(({ policy, accused }) => `${policy} ${accused}`)
    .join(', ');

const toldAccused = ({ kind, worlds, policies, accused }: TrapFigures): string =>
  `${Math.max(...policies.map((one) => one.accused))} addresses in ${worlds} worlds in \`${kind}\` (${accused.join('; ')})`;

/** Millionths in percent, cut after two places. */
function share(millionths: number): string {
  return `${Math.floor(millionths / 10_000)}.${String(Math.floor(millionths / 100) % 100).padStart(2, '0')} %`;
}
