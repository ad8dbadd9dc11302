import { MIX_COINS } from '../figures/clustering-figures.ts';
import { clusteringRatios } from '../figures/clustering-ratios.ts';
import { coinJoinRatios } from '../figures/coinjoin-ratios.ts';
import type { Evaluation } from '../figures/evaluation.ts';
import { policyRatios } from '../figures/policy-ratios.ts';
import type { Ratio } from '../figures/ratio.ts';
import { POLICIES } from '../figures/taint-figures.ts';

/** Text of src/reports/rates/measured-rates.ts: what reports print beside the methods that they used. */
export function ratesModule({ on, sums }: Evaluation): string {
  const ratio = ({ hits, of }: Ratio) => `{ hits: ${hits}n, of: ${of}n }`;
  const rate = (precision: Ratio, recall: Ratio) =>
    `{\n    precision: ${ratio(precision)},\n    recall: ${ratio(recall)},\n  }`;
  const coinJoin = coinJoinRatios(sums.coinjoin);
  const multiInput = MIX_COINS.map((coins) => {
    const { precision, recall } = clusteringRatios(sums.clustering[coins].detectors);
    return `    ${coins}: ${rate(precision, recall).replaceAll('\n', '\n  ')},\n`;
  });
  const taint = POLICIES.map((policy) => {
    const { precision, recall } = policyRatios(sums.taint.demo[policy]);
    return `    ${policy}: ${rate(precision, recall).replaceAll('\n', '\n  ')},\n`;
  });
  return [
    "import type { RateTable } from './rate-table.ts';\n\n",
    '/** Written by `npm run evaluate -- --write`; do not edit. */\n',
    'export const MEASURED_RATES: RateTable = {\n',
    `  on: { chains: ${on.chains}, firstSeed: ${on.firstSeed}, transactions: ${on.transactions} },\n`,
    `  multiInput: {\n${multiInput.join('')}  },\n`,
    `  coinJoin: ${rate(coinJoin.precision, coinJoin.recall)},\n`,
    `  taint: {\n${taint.join('')}  },\n`,
    '};\n',
  ].join('');
}
