import type { RecordTexts } from './record-texts.ts';

export const recordTextsEn: RecordTexts = {
  beyond:
    'Payments beyond the recorded holdings of their payer: {count}. The excess is of unknown origin and in no traced sum:',
  row: '  {time} UTC  {address} paid {value} {asset}, of it {beyond} beyond the record  {hash}',
  more: '  and {n} more in --format json',
  unknown: 'Of unknown origin under {policy}: {amounts}',
  notAll:
    'The data do not show all that accounts held before: with it, single payments could carry another part under every method but poison.',
  possible:
    'Exchanges of several people in which nothing tells who got what: {count} receipts may be stolen beyond what is traced, in no sum and in no agreement. Shown {shown} of {count}, {policy}:',
  internal:
    'Sourced: {n} of {m} transfers are internal calls, which no header of a block covers; whoever made the traces says so.',
  balanceUnknown: 'not known',
  balances:
    'Not known: {n} of {m} balances. The tokens in question record more than can be (2^255 base units); nobody can say what an address holds of them.',
  flowTable:
    'The data are a table of somebody else ({n} of {m} heights): nothing was verified against the chain.',
  gaps: '{n} of {m} blocks are there; what went through the others is not seen.',
  late: 'The data begin at block {first}: what accounts held before is not known.',
  noReceipts: 'Receipts are missing in {n} of {m} blocks: token transfers are not seen there.',
  noTraces:
    'Internal calls are missing in {n} of {m} blocks: coins that contracts paid out are not seen there.',
  deepLedger:
    'Of an account chain, --deep shows that tables and derived files agree with each other. Hashes of headers are not computed again: the tables do not keep all of their fields.',
  sourced:
    'Sourced, not verified: {n} of {m} blocks are the word of their source; block hash, transactions, receipts or senders were not recomputed there.',
  tableRow: 'row {row} of the table',
  possibleRow: '  {time} UTC  {address} up to {amount} {asset} more  {hash}',
  possibleCut: '  Only the first {shown} of {total} such receipts were kept.',
  shares: 'Of {value} {asset} traced from the start ({name}), under {policy}: {shares}',
  sharesFar: 'Of what came from another chain ({name}), under {policy}: {shares}',
};
