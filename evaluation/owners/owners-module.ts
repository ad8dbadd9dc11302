import { PEEL_LIMITS } from '../../src/tracing/peel/peel-limits.ts';
import type { OwnerFigures } from './measure-owners.ts';

/** Text of src/reports/rates/measured-owners.ts: figures that reports and answers carry. */
export function ownersModule({ sameSource, peels, files, lookAlikes, synthetic }: OwnerFigures): string {
  const rate = (hits: number, of: number) => `{ hits: ${hits}n, of: ${of}n }`;
  const labelled = files.slice(0, 2);
  const usual = peels.everybody.limits.find(
    ({ leastConfidence }) => leastConfidence === PEEL_LIMITS.leastConfidence,
  )!;
  const sum = (key: 'seen' | 'transactions') => labelled.reduce((total, file) => total + file[key], 0);
  return [
    "import type { Share } from './rate-table.ts';\n\n",
    'interface Synthetic {\n  readonly seed: number;\n  readonly transactions: number;\n}\n\n',
    '/** Written by `npm run eval`; do not edit. See docs/accuracy.md. */\n',
    'export const MEASURED_OWNERS: {\n',
    '  readonly detectors: Share;\n',
    '  readonly lookAlikes: Share;\n',
    '  readonly sameSource: Synthetic & { readonly named: Share; readonly found: Share };\n',
    '  readonly peels: Synthetic & { readonly right: Share; readonly followed: Share };\n',
    '} = {\n',
    '  /** Labelled Whirlpool and Wasabi 1 CoinJoins that a detector of their kind sees. */\n',
    `  detectors: ${rate(sum('seen'), sum('transactions'))},\n`,
    '  /** Look-alikes of June 2024 that are left out of clusters, and are CoinJoins by the judgement that came with them. */\n',
    `  lookAlikes: ${rate(lookAlikes.leftOut.judged, lookAlikes.leftOut.all)},\n`,
    '  /** Consolidations whose tainted inputs are one owner’s; consolidations of the thief that are found. */\n',
    '  sameSource: {\n',
    `    named: ${rate(sameSource.right, sameSource.named)},\n`,
    `    found: ${rate(sameSource.found, sameSource.consolidations)},\n`,
    `    seed: ${synthetic.seed},\n`,
    `    transactions: ${synthetic.transactions},\n`,
    '  },\n',
    '  /** Of everybody’s peel chains, down to the usual odds: hops that were followed and are right; true hops that were followed. */\n',
    '  peels: {\n',
    `    right: ${rate(usual.right, usual.followed)},\n`,
    `    followed: ${rate(usual.right, peels.everybody.hops)},\n`,
    `    seed: ${synthetic.seed},\n`,
    `    transactions: ${synthetic.transactions},\n`,
    '  },\n',
    '};\n',
  ].join('');
}
