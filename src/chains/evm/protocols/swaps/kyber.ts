import type { EventRow, ProtocolTable } from '../protocol-table.ts';
import { namedExchange } from './named-exchange.ts';

const readTrade: EventRow['read'] = (fields) =>
  namedExchange(fields, {
    payer: 'trader',
    ...(fields.destAddress !== undefined && { recipient: 'destAddress' }),
    paidIn: ['src', fields.actualSrcAmount === undefined ? 'srcAmount' : 'actualSrcAmount'],
    paidOut: ['dest', fields.actualDestAmount === undefined ? 'dstAmount' : 'actualDestAmount'],
  });

/**
 * Kyber Network before the aggregator: the proxy emits ExecuteTrade, the network behind it KyberTrade (in 2020 with
 * reserves, later without parties). A transaction through the proxy has both: the proxy's is read, the network's only
 * where the proxy is silent. Source: KyberNetwork/smart-contracts, KyberNetworkProxy and KyberNetwork, sol4 and sol6.
 */
export const kyberTable: ProtocolTable = {
  protocol: 'kyber',
  contracts: {
    ethereum: ['0x818e6fecd516ecc3849daf6845e3ec868087b755', '0x9aab3f75489902f3a48495025729a0af77d4b11e'],
  },
  events: [
    {
      signature:
        'ExecuteTrade(address indexed trader,address src,address dest,uint256 actualSrcAmount,uint256 actualDestAmount)',
      kind: 'swap',
      read: readTrade,
    },
    {
      signature:
        'ExecuteTrade(address indexed trader,address src,address dest,address destAddress,uint256 actualSrcAmount,uint256 actualDestAmount,address platformWallet,uint256 platformFeeBps)',
      kind: 'swap',
      read: readTrade,
    },
    {
      signature:
        'KyberTrade(address indexed trader,address src,address dest,uint256 srcAmount,uint256 dstAmount,address destAddress,uint256 ethWeiValue,address reserve1,address reserve2,bytes hint)',
      kind: 'swap',
      contracts: {},
      read: (fields, context) =>
        context.siblings.some((log) => kyberTable.contracts!.ethereum!.includes(log.address))
          ? undefined
          : readTrade(fields, context),
    },
  ],
};
