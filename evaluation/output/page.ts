import type { ChainSet, Evaluation } from '../figures/evaluation.ts';
import { clusteringTables } from './clustering-tables.ts';
import { coinJoinTables } from './coinjoin-tables.ts';
import { groupDigits } from './group-digits.ts';
import { taintTables } from './taint-tables.ts';

/** Text of docs/explanation/measured-errors.md; also what the program prints. */
export function page(evaluation: Evaluation): string {
  const { on } = evaluation;
  return [
    '# Measured errors\n\n',
    'Written by `npm run evaluate -- --write`; do not edit. Measured on ',
    `${chainsText(on)}. The same command gives the same figures.\n\n`,
    'What the chains are and how they differ from mainnet: [synthetic-chain.md](synthetic-chain.md). The figures say how a\n',
    'method does on this model, with its share of mixes. They are no error rates of mainnet.\n\n',
    'Shares are over all chains together, cut after two places; in brackets the least and the greatest on a single chain.\n\n',
    '## Multi-input clustering\n\n',
    'Definition and reading: [multi-input.md](multi-input.md). “Fresh”: the generator takes the coins of a mix from addresses that are\n',
    'used once, so a wrong merge joins few addresses. “Linked”: as if every participant had spent that address together with his\n',
    'largest cluster before, as people do.\n\n',
    clusteringTables(evaluation, 'fresh'),
    '\n',
    clusteringTables(evaluation, 'linked'),
    '\n## CoinJoin detectors\n\n',
    'Definition and reading: [coinjoins.md](coinjoins.md). Mixes are known from the truth; the other kinds are told\n',
    'apart by shape: a consolidation has one output and several inputs, a batch payout has five outputs or more. A Tx0 prepares a\n',
    'Whirlpool mix and is not one. Coinbases are left out.\n\n',
    coinJoinTables(evaluation),
    '\n## Taint policies\n\n',
    'Definitions: [poison](taint-poison.md), [haircut](taint-haircut.md), [FIFO](taint-fifo.md), [LIFO](taint-lifo.md),\n',
    '[TIHO](taint-tiho.md); reading: [tracing.md](tracing.md). All thefts of a chain are traced at once; tags stop every run. The limits\n',
    '“demo” are those of `jejak demo`: 0.01 BTC, 13 transactions, 25 outputs; “every mix known” replaces the detectors by the\n',
    'truth; “tags only” has no limit but the usual 1,000 outputs. A place is an output where the truth says that the thief left\n',
    'money: a deposit at a service, the coin that enters a mix, or unspent. “Else at the thief” are other outputs of the thief, most\n',
    'of them behind a mix. “At others” are outputs of strangers and services: also payments that the thief made, wherever their\n',
    'coins went later. “Ended at” counts places that are an end of the trace, “reached” those that it ends at or passes.\n\n',
    taintTables(evaluation),
  ].join('');
}

function chainsText({ chains, firstSeed, transactions }: ChainSet): string {
  return `${chains} synthetic chains of ${groupDigits(BigInt(transactions))} transactions, seeds ${firstSeed} to ${firstSeed + chains - 1}`;
}
