import { contractsOf } from '../contracts-of.ts';
import type { ProtocolTable } from '../protocol-table.ts';
import { namedExchange } from './named-exchange.ts';

/** Source: balancer/balancer-core, BPool (V1); balancer/balancer-v2-monorepo, IVault (V2). */
export const balancerTable: ProtocolTable = {
  protocol: 'balancer',
  events: [
    {
      signature:
        'LOG_SWAP(address indexed caller,address indexed tokenIn,address indexed tokenOut,uint256 tokenAmountIn,uint256 tokenAmountOut)',
      kind: 'swap',
      read: (fields) => ({
        protocol: 'balancer-v1',
        ...namedExchange(fields, {
          payer: 'caller',
          recipient: 'caller',
          paidIn: ['tokenIn', 'tokenAmountIn'],
          paidOut: ['tokenOut', 'tokenAmountOut'],
        }),
      }),
    },
    {
      signature:
        'Swap(bytes32 indexed poolId,address indexed tokenIn,address indexed tokenOut,uint256 amountIn,uint256 amountOut)',
      kind: 'swap',
      contracts: contractsOf(
        ['ethereum', 'polygon', 'arbitrum', 'optimism', 'base', 'avalanche'],
        ['0xba12222222228d8ba445958a75a0704d566bf2c8'],
      ),
      read: (fields) => ({
        protocol: 'balancer-v2',
        ...namedExchange(fields, { paidIn: ['tokenIn', 'amountIn'], paidOut: ['tokenOut', 'amountOut'] }),
      }),
    },
  ],
};
