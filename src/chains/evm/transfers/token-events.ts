import type { EvmAddress, EvmHex, EvmLog } from '../block/evm-block.ts';
import { logWords } from './log-words.ts';
import { TOKEN_TOPICS } from './token-topics.ts';
import type { TransferAsset, TransferKind } from './transfer.ts';
import { UNINDEXED_COLLECTIONS } from './unindexed-collections.ts';
import { wordAddress } from './word-address.ts';

/** A movement that an event of a token contract claims. */
export interface TokenMove {
  readonly kind: Extract<TransferKind, 'erc20' | 'erc721' | 'erc1155' | 'wrap' | 'unwrap'>;
  readonly from: EvmAddress;
  readonly to: EvmAddress;
  readonly asset: TransferAsset;
  readonly value: bigint;
}

/**
 * Movements of tokens that a log says: none for other events, several for an ERC-1155 batch; a text says why a log
 * with the signature of such an event is not one. `wrapped` are the contracts whose Deposit and Withdrawal count.
 */
export function tokenEvents(log: EvmLog, wrapped: ReadonlySet<EvmAddress>): TokenMove[] | string {
  switch (log.topics[0]) {
    case TOKEN_TOPICS.transfer:
      return transfer(log);
    case TOKEN_TOPICS.transferSingle:
    case TOKEN_TOPICS.transferBatch:
      return multiToken(log);
    case TOKEN_TOPICS.deposit:
    case TOKEN_TOPICS.withdrawal:
      return wrapped.has(log.address) ? wrapping(log) : [];
    default:
      return [];
  }
}

/**
 * Four words in all. All four as topics is ERC-721; else ERC-20, whichever of the addresses are indexed (the standard
 * wants both, old tokens have none).
 */
function transfer(log: EvmLog): TokenMove[] | string {
  const words = logWords(log);
  if (words?.length !== 3) return shape(log);
  const [from, to] = [wordAddress(words[0]!), wordAddress(words[1]!)];
  if (!from || !to) return 'a word that has to be an address is none';
  const last = BigInt(words[2]!);
  const contract = log.address;
  if (log.topics.length === 4 || UNINDEXED_COLLECTIONS.has(contract)) {
    return [{ kind: 'erc721', from, to, asset: { contract, tokenId: last }, value: 1n }];
  }
  return [{ kind: 'erc20', from, to, asset: { contract }, value: last }];
}

/** operator, from and to are topics; id and value, or two lists of them, are the data. */
function multiToken(log: EvmLog): TokenMove[] | string {
  const words = logWords(log);
  if (!words || log.topics.length !== 4) return shape(log);
  const [from, to] = [wordAddress(words[1]!), wordAddress(words[2]!)];
  if (!from || !to) return 'a word that has to be an address is none';
  const data = words.slice(3);
  const move = (id: EvmHex, value: EvmHex): TokenMove => ({
    kind: 'erc1155',
    from,
    to,
    asset: { contract: log.address, tokenId: BigInt(id) },
    value: BigInt(value),
  });
  if (log.topics[0] === TOKEN_TOPICS.transferSingle) {
    return data.length === 2 ? [move(data[0]!, data[1]!)] : shape(log);
  }
  const ids = listAt(data, 0);
  const values = listAt(data, 1);
  if (!ids || !values) return 'a list reaches beyond the data';
  if (ids.length !== values.length) return `${ids.length} ids and ${values.length} values`;
  return ids.map((id, i) => move(id, values[i]!));
}

/** The dynamic list whose offset is the n-th word. */
function listAt(data: readonly EvmHex[], n: number): readonly EvmHex[] | undefined {
  const offset = wordIndex(data[n], data.length);
  const at = offset === undefined || offset % 32 !== 0 ? undefined : offset / 32;
  const length = at === undefined ? undefined : wordIndex(data[at], data.length);
  if (at === undefined || length === undefined || at + 1 + length > data.length) return undefined;
  return data.slice(at + 1, at + 1 + length);
}

/** A word as a small number; undefined when it points beyond `words` words. */
function wordIndex(word: EvmHex | undefined, words: number): number | undefined {
  const value = word === undefined ? -1n : BigInt(word);
  return value < 0n || value > BigInt(words * 32) ? undefined : Number(value);
}

function wrapping(log: EvmLog): TokenMove[] | string {
  const words = logWords(log);
  const holder = words?.length === 2 ? wordAddress(words[0]!) : undefined;
  if (!words || !holder) return shape(log);
  const asset = { contract: log.address };
  const value = BigInt(words[1]!);
  return log.topics[0] === TOKEN_TOPICS.deposit
    ? [{ kind: 'wrap', from: log.address, to: holder, asset, value }]
    : [{ kind: 'unwrap', from: holder, to: log.address, asset, value }];
}

function shape(log: EvmLog): string {
  return `${log.topics.length} topics and ${log.data.length / 2 - 1} bytes of data`;
}
