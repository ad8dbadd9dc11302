import type { AbiRecord } from '../abi/read-event.ts';
import type { EventRow, ProtocolTable } from '../protocol-table.ts';
import { pairAmounts } from './pair-amounts.ts';

const int = (fields: AbiRecord, name: string): bigint => fields[name] as bigint;

const readSwap: EventRow['read'] = (fields, context) => ({
  payer: String(fields.sender),
  recipient: String(fields.recipient),
  ...pairAmounts(context, [int(fields, 'amount0'), int(fields, 'amount1')], { withFee: true }),
});

/**
 * Pools of Uniswap V3 and PancakeSwap V3 (its Swap has two fields more). Amounts are the pool's gains. A Burn only
 * books what the owner may collect, Collect pays it: only Collect is read, so that nothing counts twice.
 * Source: Uniswap/v3-core, IUniswapV3PoolEvents; pancakeswap/pancake-v3-contracts, IPancakeV3PoolEvents.
 */
export const uniswapV3Table: ProtocolTable = {
  protocol: 'uniswap-v3-like',
  events: [
    {
      signature:
        'Swap(address indexed sender,address indexed recipient,int256 amount0,int256 amount1,uint160 sqrtPriceX96,uint128 liquidity,int24 tick)',
      kind: 'swap',
      read: readSwap,
    },
    {
      signature:
        'Swap(address indexed sender,address indexed recipient,int256 amount0,int256 amount1,uint160 sqrtPriceX96,uint128 liquidity,int24 tick,uint128 protocolFeesToken0,uint128 protocolFeesToken1)',
      kind: 'swap',
      read: readSwap,
    },
    {
      signature:
        'Mint(address sender,address indexed owner,int24 indexed tickLower,int24 indexed tickUpper,uint128 amount,uint256 amount0,uint256 amount1)',
      kind: 'liquidity-add',
      read: (fields, context) => ({
        payer: String(fields.sender),
        ...pairAmounts(context, [int(fields, 'amount0'), int(fields, 'amount1')], { withFee: true }),
      }),
    },
    {
      signature:
        'Collect(address indexed owner,address recipient,int24 indexed tickLower,int24 indexed tickUpper,uint128 amount0,uint128 amount1)',
      kind: 'liquidity-remove',
      read: (fields, context) => ({
        recipient: String(fields.recipient),
        ...pairAmounts(context, [-int(fields, 'amount0'), -int(fields, 'amount1')], { withFee: true }),
      }),
    },
  ],
};
