import { markdownTable } from '../output/markdown-table.ts';
import type { PeelFigures } from './measure-peels.ts';
import { share } from './share.ts';

/** The thieves' chains in a sentence, and how far everybody's are followed rightly down to which odds. */
export function peelsTable({ chains, hops, followed, right, everybody }: PeelFigures): string {
  return [
    `${followed} of ${hops} hops of ${chains} peel chain(s) of thieves are followed, ${right} of them rightly. Of all owners, `,
    `${everybody.chains} chains with ${everybody.hops} hops, each from its first input on:\n\n`,
    markdownTable(
      [
        'least odds',
        'hops followed',
        'right',
        'precision',
        'recall',
        'chains cut although the next hop is right',
      ],
      everybody.limits.map((limit) => [
        `${limit.leastConfidence * 100} %`,
        String(limit.followed),
        String(limit.right),
        share(BigInt(limit.right), BigInt(limit.followed)),
        share(BigInt(limit.right), BigInt(everybody.hops)),
        String(limit.cut),
      ]),
    ),
  ].join('');
}
