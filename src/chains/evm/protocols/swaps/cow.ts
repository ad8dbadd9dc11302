import { contractsOf } from '../contracts-of.ts';
import type { ProtocolTable } from '../protocol-table.ts';
import { namedExchange } from './named-exchange.ts';

/** The last field is order hash, owner and end of validity in one. Source: cowprotocol/contracts, GPv2Settlement. */
export const cowTable: ProtocolTable = {
  protocol: 'cow',
  contracts: contractsOf(
    ['ethereum', 'arbitrum', 'base', 'polygon', 'avalanche', 'bnb'],
    ['0x9008d19f58aabd9ed0d60971565aa8510560ab41'],
  ),
  events: [
    {
      signature:
        'Trade(address indexed owner,address sellToken,address buyToken,uint256 sellAmount,uint256 buyAmount,uint256 feeAmount,bytes orderUid)',
      kind: 'swap',
      read: (fields) => ({
        ...namedExchange(fields, {
          payer: 'owner',
          paidIn: ['sellToken', 'sellAmount'],
          paidOut: ['buyToken', 'buyAmount'],
        }),
        link: String(fields.orderUid),
      }),
    },
  ],
};
