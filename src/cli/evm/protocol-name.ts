import { PROTOCOL_TABLES } from '../../chains/evm/protocols/protocol-tables.ts';
import { protocolNumber } from '../../graph/ledger/protocol-number.ts';

/** Names that tables give to contracts beside their own. */
const VARIANTS = [
  'uniswap-v2',
  'uniswap-v3',
  'uniswap-v2-like',
  'uniswap-v3-like',
  'sushiswap',
  'pancakeswap-v2',
  'pancakeswap-v3',
  'balancer-v1',
  'balancer-v2',
  'tornado-cash-like',
  'layerzero-oft',
];

/** Name of a protocol by its number in ledger files. */
export function protocolName(number: number): string {
  for (const { protocol } of PROTOCOL_TABLES) if (protocolNumber(protocol) === number) return protocol;
  return VARIANTS.find((name) => protocolNumber(name) === number) ?? 'swap';
}
