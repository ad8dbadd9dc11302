import { assetOf } from '../asset-of.ts';
import type { EventRow, ProtocolTable } from '../protocol-table.ts';
import { exchangeAmounts } from './exchange-amounts.ts';

/** Numbers of coins are positions in the pool's list: the caller's knowledge goes first, then the transfers. */
const readExchange: EventRow['read'] = (fields, context) => {
  const sold = fields.tokens_sold as bigint;
  const bought = fields.tokens_bought as bigint;
  const coins = context.assetsOf?.(context.log.address);
  const from = coins?.[Number(fields.sold_id)];
  const to = coins?.[Number(fields.bought_id)];
  return {
    payer: String(fields.buyer),
    ...exchangeAmounts(context, { sold, bought }),
    ...(from !== undefined && { paidIn: { asset: assetOf(from), value: sold } }),
    ...(to !== undefined && { paidOut: { asset: assetOf(to), value: bought } }),
  };
};

/** The coins of an underlying exchange are another list than the pool's own. */
const readUnderlying: EventRow['read'] = (fields, context) => ({
  payer: String(fields.buyer),
  ...exchangeAmounts(context, {
    sold: fields.tokens_sold as bigint,
    bought: fields.tokens_bought as bigint,
  }),
});

const signature = (buyer: string, id: string, more = ''): string =>
  `TokenExchange(address ${buyer},${id} sold_id,uint256 tokens_sold,${id} bought_id,uint256 tokens_bought${more})`;
const NEXT_GENERATION = ',uint256 fee,uint256 packed_price_scale';

/**
 * Curve pools: stable pools count coins with int128, crypto pools with uint256, pools of the next generation add fee and
 * price. Source: curvefi/curve-contract, curvefi/curve-crypto-contract, curvefi/tricrypto-ng, curvefi/twocrypto-ng
 * (whose newer pools do not index the buyer).
 */
export const curveTable: ProtocolTable = {
  protocol: 'curve',
  contracts: {
    // Source: etherscan labels of 2023 (brianleect/etherscan-labels).
    ethereum: [
      '0xa2b47e3d5c44877cca798226b7b8118f9bfb7a56',
      '0xbebc44782c7db0a1a60cb6fe97d0b483032ff1c7',
      '0x52ea46506b9cc5ef470c5bf89f17dc28bb35d85c',
      '0x45f783cce6b7ff23b2ab2d70e416cdb7d6055f51',
    ],
  },
  events: [
    { signature: signature('indexed buyer', 'int128'), kind: 'swap', read: readExchange },
    { signature: signature('indexed buyer', 'uint256'), kind: 'swap', read: readExchange },
    { signature: signature('indexed buyer', 'uint256', NEXT_GENERATION), kind: 'swap', read: readExchange },
    { signature: signature('buyer', 'uint256', NEXT_GENERATION), kind: 'swap', read: readExchange },
    {
      signature: signature('indexed buyer', 'int128').replace('TokenExchange', 'TokenExchangeUnderlying'),
      kind: 'swap',
      read: readUnderlying,
    },
  ],
};
