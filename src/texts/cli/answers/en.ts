import type { AnswerTexts } from './answer-texts.ts';

export const answerTextsEn: AnswerTexts = {
  name: 'Claimed: {label}{category}, according to {source}',
  noName: 'No label on {on} names it.',
  namesNotAsked: 'Names were not asked: --labels <folder>.',
  listed: 'On the list {list} on {on}: {name}',
  listedUnknown: 'It is not known whether it was on the list {list} on {on}: {name}',
  total: '{asset}: received {received} in {in}, sent {sent} in {out}, {held}',
  held: {
    balance: 'balance {held}',
    recorded: '{held} left by the record',
    unknown: 'what is left is not known',
  },
  beyond: '  of what was sent, {beyond} is beyond what is recorded to have come: its origin is unknown',
  span: '  first {first} UTC, last {last} UTC',
  ways: { in: 'in', out: 'out', self: 'to itself' },
  others: '{address} and {count} more',
  nobody: 'nobody else (new coins, a fee, or burnt)',
  counterparty: 'from or to',
  coinJoin: 'looks like a CoinJoin: who paid whom is not told',
  rows: '{shown} of {total} rows shown, newest first; a row is what a payment changed, change that came back in it taken off.',
  shortened: 'Hashes and addresses are shortened to fit; --wide shows them whole.',
  nextPage: 'Next page: {command}',
  noClusters: 'No clusters cover the data: whether it belongs with others was not looked at.',
  verified: 'every block of the data was recomputed to its header.',
  kinds: {
    transaction: 'transaction',
    address: 'address',
    output: 'output',
    block: 'block',
    'extended-key': 'extended public key',
    hash: 'hash',
  },
  where: { data: 'in the data', 'not-in-data': 'not in the data', 'not-open': 'no data open' },
  labelled: '{total} labels have it in their name, of {read} that were read; {shown} are shown.',
  labelledState: 'a label names it',
  near: 'Most likely mistyped: it has the form of an address of {chain}, but {reason}.',
  nothing: 'It has no form that is known: no hash, address, height, key or link. Names were not asked.',
  secret:
    'This is, or may be, a private key or the words of a wallet. It is not needed here and was not kept; whoever has it can move the coins. Remove it from the history of this terminal.',
  blockHashes: 'Blocks are not looked up by their hash: it may be that of a block.',
  next: 'Next: {command}',
  basis:
    'Data: {chain} to height {height}, {time} UTC, manifest {manifest}. Digest of this question: {digest}.',
  counterparties:
    'A counterparty is who brought coins to, or got coins from, the same transaction; {shown} of the largest are kept for each.',
};
