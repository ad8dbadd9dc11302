import type { AbiRecord } from '../abi/read-event.ts';
import type { ProtocolTable } from '../protocol-table.ts';
import { pairAmounts } from './pair-amounts.ts';

const int = (fields: AbiRecord, name: string): bigint => fields[name] as bigint;

/**
 * Pools of Uniswap V2 and of what was copied from it: one event, so that the name follows from the factory that makes
 * the pool (SushiSwap, PancakeSwap V2) and is `uniswap-v2-like` without one. A swap's payer is who called the pool,
 * mostly a router. Source: Uniswap/v2-core, IUniswapV2Pair.
 */
export const uniswapV2Table: ProtocolTable = {
  protocol: 'uniswap-v2-like',
  events: [
    {
      signature:
        'Swap(address indexed sender,uint256 amount0In,uint256 amount1In,uint256 amount0Out,uint256 amount1Out,address indexed to)',
      kind: 'swap',
      read: (fields, context) => ({
        payer: String(fields.sender),
        recipient: String(fields.to),
        ...pairAmounts(context, [
          int(fields, 'amount0In') - int(fields, 'amount0Out'),
          int(fields, 'amount1In') - int(fields, 'amount1Out'),
        ]),
      }),
    },
    {
      signature: 'Mint(address indexed sender,uint256 amount0,uint256 amount1)',
      kind: 'liquidity-add',
      read: (fields, context) => ({
        payer: String(fields.sender),
        ...pairAmounts(context, [int(fields, 'amount0'), int(fields, 'amount1')]),
      }),
    },
    {
      signature: 'Burn(address indexed sender,uint256 amount0,uint256 amount1,address indexed to)',
      kind: 'liquidity-remove',
      read: (fields, context) => ({
        recipient: String(fields.to),
        ...pairAmounts(context, [-int(fields, 'amount0'), -int(fields, 'amount1')]),
      }),
    },
  ],
};
