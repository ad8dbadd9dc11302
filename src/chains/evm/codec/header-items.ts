import type { EvmHeader } from '../block/evm-block.ts';
import { LATER_HEADER_FIELDS } from './later-header-fields.ts';
import type { RlpItem } from './rlp-encode.ts';
import { rlpQuantity } from './rlp-quantity.ts';

/**
 * What Ethereum hashes of a header, from Frontier to Prague: the fields that a fork added (EIP-1559, 4895, 4844, 4788,
 * 7685) when they are there. Undefined when mixHash or nonce are not given. Which ones must be there is not decided here,
 * but by `requireHeaderFields`.
 */
export function headerItems(header: EvmHeader): RlpItem[] | undefined {
  if (header.mixHash === undefined || header.nonce === undefined) return undefined;
  const items: RlpItem[] = [
    header.parentHash,
    header.sha3Uncles,
    header.miner,
    header.stateRoot,
    header.transactionsRoot,
    header.receiptsRoot,
    header.logsBloom,
    rlpQuantity(header.difficulty),
    rlpQuantity(header.number),
    rlpQuantity(header.gasLimit),
    rlpQuantity(header.gasUsed),
    rlpQuantity(header.time),
    header.extraData,
    header.mixHash,
    header.nonce,
  ];
  for (const field of LATER_HEADER_FIELDS) {
    const item = header[field];
    if (item !== undefined) items.push(typeof item === 'bigint' ? rlpQuantity(item) : item);
  }
  return items;
}
