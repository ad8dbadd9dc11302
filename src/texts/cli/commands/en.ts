import type { CommandName } from '../cli-texts.ts';

/** What each command is for, in the help. */
export const commandTextsEn: Readonly<Record<CommandName, string>> = {
  ingest: 'Read a chain from block files or a node, verify it, and add it to the lake',
  verify: 'Check a lake and everything beside it again: files, hashes, links, sums',
  rebuild: 'Make the files that are derived from a lake anew, out of its tables',
  status: 'Show what a lake holds',
  identify: 'Say what a text is: a hash, an address, a block, a name, a link to an explorer',
  tx: 'Show a transaction',
  address: 'Show an address: what it received, what is left, its cluster',
  trace: 'Follow coins from where they were stolen',
  cluster:
    'List the addresses that one owner controls: by co-spending, on EVM chains by links such as a shared deposit address',
  why: 'Show why two addresses are in one cluster, and what if a proof of it were wrong',
  held: 'List merges of clusters that were held back for a person to decide',
  decide: 'Note what a person decides about two addresses or a transaction, and cluster again',
  recluster: 'Choose the rules of the clusters and make them anew',
  peel: 'Follow a peel chain: payments peeled off one after the other',
  'same-source': 'Find where the addresses of one theft come together again',
  sanctions: 'Import official sanctions lists, and say whether an address was on one on a day',
  screen:
    'Say what an address, a transaction or a file of addresses is connected with, and how grave that is',
  watch: 'Watch addresses, clusters and traces, and tell when they move',
  tags: 'Import, list, look up and export what sources say about addresses and transactions',
  actors:
    'Import, list and show dossiers of actors: names, sub-groups, incidents, sanctions, each with its source',
  incidents:
    'Import, list and show incidents: date, victim, amounts, attribution, addresses, each with its source',
  case: 'Check and show a case folder: what was stolen, every claim with its source, where to trace from',
  stats: 'Sums of imported incidents by year, asset, victim and path, beside the published counts of others',
  report: 'Trace and write a self-contained HTML report',
  synth: 'Make a synthetic chain with a written truth, as real block files',
  demo: 'Make a chain, ingest it, trace the theft in it, write the report',
  completion: 'Print a shell completion script',
};
