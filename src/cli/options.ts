import type { OptionName } from '../texts/cli/cli-texts.ts';
import type { OptionSpec } from './command.ts';

const FORMATS = ['table', 'json', 'csv'] as const;

/** Every option of every command. docs/cli.md is generated from this table. */
export const OPTIONS = {
  data: { name: 'data', flags: '--data <folder>', kind: 'text', fallback: 'jejak-data' },
  lang: { name: 'lang', flags: '--lang <language>', kind: 'text' },
  format: { name: 'format', flags: '--format <format>', kind: 'choice', choices: FORMATS, fallback: 'table' },
  blocks: { name: 'blocks', flags: '--blocks <path>', kind: 'text' },
  rpc: { name: 'rpc', flags: '--rpc <url>', kind: 'text' },
  rpcCookie: { name: 'rpcCookie', flags: '--rpc-cookie <file>', kind: 'text' },
  rpcUser: { name: 'rpcUser', flags: '--rpc-user <name>', kind: 'text' },
  chain: { name: 'chain', flags: '--chain <chain>', kind: 'text' },
  lenient: { name: 'lenient', flags: '--lenient', kind: 'flag' },
  quiet: { name: 'quiet', flags: '--quiet', kind: 'flag' },
  limit: { name: 'limit', flags: '--limit <n>', kind: 'count', fallback: '25' },
  offset: { name: 'offset', flags: '--offset <n>', kind: 'count', fallback: '0' },
  from: { name: 'from', flags: '--from <seed>', kind: 'list', required: true },
  label: { name: 'label', flags: '--label <text>', kind: 'list' },
  policy: {
    name: 'policy',
    flags: '--policy <policies>',
    kind: 'text',
    fallback: 'poison,haircut,fifo,lifo,tiho',
  },
  direction: {
    name: 'direction',
    flags: '--direction <way>',
    kind: 'choice',
    choices: ['forward', 'backward'],
    fallback: 'forward',
  },
  depth: { name: 'depth', flags: '--depth <n>', kind: 'count' },
  minValue: { name: 'minValue', flags: '--min-value <coins>', kind: 'text' },
  height: { name: 'height', flags: '--height <n>', kind: 'count' },
  maxOutputs: { name: 'maxOutputs', flags: '--max-outputs <n>', kind: 'count', fallback: '1000' },
  maxTransactions: {
    name: 'maxTransactions',
    flags: '--max-transactions <n>',
    kind: 'count',
    fallback: '100000',
  },
  passCoinjoins: { name: 'passCoinjoins', flags: '--pass-coinjoins', kind: 'flag' },
  followFees: { name: 'followFees', flags: '--follow-fees', kind: 'flag' },
  haircutCutoff: { name: 'haircutCutoff', flags: '--haircut-cutoff <millionths>', kind: 'count' },
  tags: { name: 'tags', flags: '--tags <file>', kind: 'text' },
  engine: {
    name: 'engine',
    flags: '--engine <engine>',
    kind: 'choice',
    choices: ['graph', 'lake'],
    fallback: 'graph',
  },
  out: { name: 'out', flags: '--out <path>', kind: 'text' },
  seed: { name: 'seed', flags: '--seed <n>', kind: 'count', fallback: '1' },
  kind: {
    name: 'kind',
    flags: '--kind <kind>',
    kind: 'choice',
    choices: ['bitcoin', 'evm'],
    fallback: 'bitcoin',
  },
  transactions: { name: 'transactions', flags: '--transactions <n>', kind: 'count', fallback: '10000' },
  txPerBlock: { name: 'txPerBlock', flags: '--tx-per-block <n>', kind: 'count' },
  xor: { name: 'xor', flags: '--xor', kind: 'flag' },
  shuffle: { name: 'shuffle', flags: '--shuffle', kind: 'flag' },
  deep: { name: 'deep', flags: '--deep', kind: 'flag' },
  title: { name: 'title', flags: '--title <text>', kind: 'text' },
  flows: { name: 'flows', flags: '--flows <file>', kind: 'text' },
  etl: { name: 'etl', flags: '--etl <folder>', kind: 'text' },
  fromBlock: { name: 'fromBlock', flags: '--from-block <n>', kind: 'count' },
  toBlock: { name: 'toBlock', flags: '--to-block <n>', kind: 'count' },
  confirmations: { name: 'confirmations', flags: '--confirmations <n>', kind: 'count', fallback: '0' },
  noTraces: { name: 'noTraces', flags: '--no-traces', kind: 'flag' },
  also: { name: 'also', flags: '--also <folder>', kind: 'list' },
  expand: { name: 'expand', flags: '--expand <rounds>', kind: 'count' },
  prices: { name: 'prices', flags: '--prices <file>', kind: 'text' },
} as const satisfies Record<OptionName, OptionSpec>;

/** Options that every command has. */
export const COMMON: readonly OptionSpec[] = [OPTIONS.lang];
