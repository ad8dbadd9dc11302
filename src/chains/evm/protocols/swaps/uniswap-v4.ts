import type { ProtocolTable } from '../protocol-table.ts';
import { exchangeAmounts } from './exchange-amounts.ts';

/**
 * Uniswap V4: one contract holds all pools and settles at the end of a transaction, so that transfers with the exact
 * amounts exist only where nothing was netted. Amounts are the swapper's gains (a negative one is paid in). The native
 * coin is an asset of its own here. Source: Uniswap/v4-core, IPoolManager; addresses: Uniswap's deployment pages.
 */
export const uniswapV4Table: ProtocolTable = {
  protocol: 'uniswap-v4',
  contracts: {
    ethereum: ['0x000000000004444c5dc75cb358380d2e3de08a90'],
    base: ['0x498581ff718922c3f8e6a244956af099b2652b2b'],
    optimism: ['0x9a13f98cb987694c9f086b1f5eb990eea8264ec3'],
    arbitrum: ['0x360e68faccca8ca495c1b759fd9eee466db9fb32'],
    polygon: ['0x67366782805870060151383f4bbff9dab53e5cd6'],
    avalanche: ['0x06380c0e0912312b5150364b9dc4542ba0dbbc85'],
    bnb: ['0x28e2ea090877bf75740558f6bfb36a5ffee9e9df'],
  },
  events: [
    {
      signature:
        'Swap(bytes32 indexed id,address indexed sender,int128 amount0,int128 amount1,uint160 sqrtPriceX96,uint128 liquidity,int24 tick,uint24 fee)',
      kind: 'swap',
      read: (fields, context) => {
        const gains = [fields.amount0 as bigint, fields.amount1 as bigint];
        const sold = gains.find((gain) => gain < 0n) ?? 0n;
        const bought = gains.find((gain) => gain > 0n) ?? 0n;
        const exchange = sold < 0n && bought > 0n;
        return {
          payer: String(fields.sender),
          ...(exchange && exchangeAmounts(context, { sold: -sold, bought })),
        };
      },
    },
  ],
};
