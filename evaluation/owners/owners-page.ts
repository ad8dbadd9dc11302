import { groupDigits } from '../output/group-digits.ts';
import { markdownTable } from '../output/markdown-table.ts';
import { accountsTable } from './accounts-table.ts';
import { changeTable } from './change-table.ts';
import { combinationsTable } from './combinations-table.ts';
import { filesTable } from './files-table.ts';
import { lookAlikesTable } from './look-alikes-table.ts';
import type { MixFileFigures } from './measure-mix-files.ts';
import type { OwnerFigures } from './measure-owners.ts';
import { REAL_CASES } from './real-cases.ts';

/** The part of docs/accuracy.md about detectors, clusters and change. */
export function ownersPage(figures: OwnerFigures): string {
  const {
    files,
    lookAlikes,
    blocks,
    tiny,
    emulated,
    synthetic,
    levels,
    change,
    peels,
    sameSource,
    accounts,
  } = figures;
  return [
    '## CoinJoin detectors\n\n',
    'Transactions that others have labelled: Dumplings’ lists, by way of crocs-muni, without what crocs-muni lists as false. “Seen” is\n',
    'a detector of the kind that the file holds; “left out” is any kind whose inputs are not clustered. The Tx0 file has mixes in it\n',
    'that pay a multisig, and so does the file of Whirlpool spends: its makers count a mix only when all outputs are of one type.\n\n',
    filesTable(files),
    '\nWhat each detector sees in them:\n\n',
    kindsTable(files),
    '\n### Look-alikes\n\n',
    `${lookAlikes.transactions} transactions of June 2024 that Dumplings picks as “other CoinJoins”, which is nearly the generic rule, judged by\n`,
    'crocs-muni’s filter, itself a rule: no data, at most a third of the addresses used twice, at most 100 inputs and four times as\n',
    'many as outputs, and three or four equal outputs only where a larger round refers to them. Precision and recall by that\n',
    'judgement:\n\n',
    lookAlikesTable(lookAlikes),
    '\nWhere the judgement and what is left out differ, read one by one:\n\n',
    markdownTable(
      ['transaction', 'judged', 'seen as', 'what it is'],
      lookAlikes.cases.map(({ txid, why, kinds, inputs, outputs }) => [
        `\`${txid.slice(0, 16)}…\``,
        why,
        kinds.join(', ') || '–',
        `${inputs} inputs, ${outputs} outputs. ${REAL_CASES[txid.slice(0, 16)] ?? 'Not explained.'}`,
      ]),
    ),
    `\n### ${groupDigits(BigInt(blocks.transactions))} ordinary transactions\n\n`,
    'Every transaction but the coinbases of 50 single real blocks, from 2009 on (two of them have no other). The outputs that they\n',
    'spend are not there, so every input gets the values and the script type that would let a detector fire: an upper bound. Shapes\n',
    `without a name: ${Object.entries(blocks.kinds)
      .filter(([kind]) => kind === 'generic' || kind === 'stonewall')
      .map(([kind, count]) => `${kind} ${count}`)
      .join(', ')}. Named kinds, one row a shape and block:\n\n`,
    markdownTable(
      ['kind', 'transaction', 'block', 'alike', 'what it is'],
      blocks.cases.map((one) => [
        one.kind,
        `\`${one.txid.slice(0, 16)}…\``,
        one.block.replace(/_[0-9a-f]{16}\.raw$/, ''),
        String(one.alike),
        `${one.inputs} inputs (${one.inputScripts} scripts), ${one.outputs} outputs, ${one.participants} of ${one.denomination} sat. ${REAL_CASES[one.txid.slice(0, 16)] ?? 'Not explained.'}`,
      ]),
    ),
    '\n## Clusters\n\n',
    `GraphSense’s tiny chain: ${tiny.filtered} of ${tiny.addresses} addresses are in the cluster that GraphSense expects with its CoinJoin left out, ${tiny.unfiltered} of ${tiny.addresses} without.\n\n`,
    'Pairs are all pairs of addresses with a known owner. Precision: pairs in one cluster that are one owner’s. Recall: pairs of one\n',
    'owner that are in one cluster. ARI: adjusted Rand index. Size error: the distance between the size of an address’s cluster and\n',
    'what its owner has, against what owners have. False merges: of a million merges, those that join addresses of two owners.\n',
    'Rows that are named by a change heuristic join its answers on top of “generic and named kinds”.\n\n',
    '### Wasabi 2 emulation\n\n',
    `A regtest chain made with real Wasabi 2 clients (crocs-muni): ten wallets, ${emulated.mixes} CoinJoins, of which ${emulated.seen} are seen as Wasabi 2. No other\n`,
    'transaction in it spends from two addresses of a wallet. So with the CoinJoins left out there is nothing to join, and recall is\n',
    'zero by construction; what the generic rule “recalls” is what it merges across wallets.\n\n',
    combinationsTable(emulated.combinations.slice(0, 4)),
    `\n### Synthetic chain, seed ${synthetic.seed}, ${groupDigits(BigInt(synthetic.transactions))} transactions\n\n`,
    'Its wallets are simpler than real ones: script types in particular tell its change better than they do on the real chain.\n\n',
    ...levels.map(({ name, combinations }) => `**${name}**\n\n${combinationsTable(combinations)}\n`),
    '### Change heuristics\n\n',
    'Transactions of the same chain with one owner’s inputs, one output of his own and others that are not. “Named”: the heuristic\n',
    'names one output alone; “right”: it is the change.\n\n',
    changeTable(change),
    '\n### Account chains\n\n',
    'A made-up table of 200 customers with one to four addresses and two exchanges with a deposit address for each of them; owners\n',
    'are known. The levels differ in how many deposits go to somebody else’s deposit address, which people do for friends and\n',
    'traders do for customers: one such payment joins two people.\n\n',
    accountsTable(accounts),
    '\n### Peel chains and consolidations\n\n',
    `${peels.chains} peel chain(s) of the thieves with ${peels.hops} hops behind the first: ${peels.followed} hops followed, ${peels.right} of them right. Stopped because: ${Object.entries(
      peels.stops,
    )
      .map(([stop, count]) => `${stop} ${count}`)
      .join(', ')}. Of all owners’ chains: [peel chains](explanation/peel-chains.md).\n\n`,
    `Of ${sameSource.consolidations} transactions in which the thief brought coins of his thefts together, ${sameSource.found} are found (FIFO, with tags). Of ${sameSource.named} that are\n`,
    `named, the tainted inputs of ${sameSource.right} are all one owner’s.\n\n`,
  ].join('');
}

function kindsTable(files: readonly MixFileFigures[]): string {
  const kinds = [...new Set(files.flatMap((file) => Object.keys(file.kinds)))].sort();
  return markdownTable(
    ['file holds', ...kinds],
    files.map(({ holds, kinds: seen }) => [holds, ...kinds.map((kind) => String(seen[kind] ?? ''))]),
  );
}
