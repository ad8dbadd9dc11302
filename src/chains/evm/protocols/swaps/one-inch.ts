import { contractsOf } from '../contracts-of.ts';
import type { EventRow, ProtocolTable } from '../protocol-table.ts';
import { namedExchange } from './named-exchange.ts';

/** A fill without amounts: only that an order, and which maker's, was filled. The net flow of the transaction has the rest. */
const readFill: EventRow['read'] = (fields) => ({
  ...(fields.maker !== undefined && { payer: String(fields.maker) }),
  link: String(fields.orderHash),
});

/**
 * 1inch: Swapped of the aggregation routers 3 and 4 (5 and 6 emit none), fills of the limit order protocols. Source:
 * 1inch/limit-order-protocol, OrderMixin and OrderRFQMixin; AggregationRouterV4's interface. Addresses: etherscan
 * labels of 2023 for routers 2, 4 and 5, 1inch's documentation for 3, 6 and the limit order protocol 2.
 */
export const oneInchTable: ProtocolTable = {
  protocol: '1inch',
  contracts: contractsOf(
    ['ethereum', 'bnb', 'polygon', 'arbitrum', 'optimism', 'base', 'avalanche'],
    [
      '0x111111125434b319222cdbf8c261674adb56f3ae',
      '0x11111112542d85b3ef69ae05771c2dccff4faa26',
      '0x1111111254fb6c44bac0bed2854e76f90643097d',
      '0x1111111254eeb25477b68fb85ed929f73a960582',
      '0x111111125421ca6dc452d289314280a0f8842a65',
      '0x119c71d3bbac22029622cbaec24854d3d32d2828',
    ],
  ),
  events: [
    {
      signature:
        'Swapped(address sender,address srcToken,address dstToken,address dstReceiver,uint256 spentAmount,uint256 returnAmount)',
      kind: 'swap',
      read: (fields) =>
        namedExchange(fields, {
          payer: 'sender',
          recipient: 'dstReceiver',
          paidIn: ['srcToken', 'spentAmount'],
          paidOut: ['dstToken', 'returnAmount'],
        }),
    },
    {
      signature: 'OrderFilled(address indexed maker,bytes32 orderHash,uint256 remaining)',
      kind: 'swap',
      knownOnly: true,
      read: readFill,
    },
    {
      signature: 'OrderFilled(bytes32 orderHash,uint256 remainingAmount)',
      kind: 'swap',
      knownOnly: true,
      read: readFill,
    },
    {
      signature: 'OrderFilledRFQ(bytes32 orderHash,uint256 makingAmount)',
      kind: 'swap',
      knownOnly: true,
      read: readFill,
    },
  ],
};
