import type { AbiRecord } from '../abi/read-event.ts';
import type { EventAmount } from '../protocol-event.ts';
import type { EventRow, ProtocolTable, ReadContext } from '../protocol-table.ts';
import { poolTransfers } from '../swaps/pool-transfers.ts';
import { chainOfNumber } from './chain-of-number.ts';

/** The event names the wrapper (anyUSDC): the coin itself is the one of which the wrapper took in or gave out as much. */
function amountOf(fields: AbiRecord, context: ReadContext, way: 'in' | 'out'): EventAmount {
  const wrapper = String(fields.token);
  const value = fields.amount as bigint;
  const coins = poolTransfers(context.transfers, wrapper, { way, value });
  return { asset: coins.length === 1 ? coins[0]! : { contract: wrapper }, value };
}

/** Routers up to version 6: the far leg names the hash of this transaction. Version 7 has an id of its own. */
const readOut: EventRow['read'] = (fields, context) => ({
  payer: String(fields.from),
  paidIn: amountOf(fields, context, 'in'),
  toChain: chainOfNumber(fields.toChainID),
  farAddress: String(fields.to ?? fields.receiver).toLowerCase(),
  ...(fields.swapoutID !== undefined && { link: String(fields.swapoutID) }),
});

const readIn: EventRow['read'] = (fields, context) => ({
  recipient: String(fields.to ?? fields.receiver),
  paidOut: amountOf(fields, context, 'out'),
  fromChain: chainOfNumber(fields.fromChainID),
  link: String(fields.txhash ?? fields.swapoutID),
});

/**
 * Multichain (Anyswap). Source: anyswap/anyswap-v1-core, AnyswapV3Router to AnyswapV6Router, and MultichainV7Router;
 * addresses: DefiLlama/bridges-server, adapter multichain, and etherscan labels of 2023.
 */
export const multichainTable: ProtocolTable = {
  protocol: 'multichain',
  contracts: {
    ethereum: [
      '0xba8da9dcf11b50b03fd5284f164ef5cdef910705',
      '0x6b7a87899490ece95443e979ca9485cbe7e71522',
      '0x765277eebeca2e31912c9946eae1021199b39c61',
      '0xe95fd76cf16008c12ff3b3a937cb16cd9cc20284',
    ],
    polygon: [
      '0x4f3aff3a747fcade12598081e80c6605a8be192f',
      '0x2ef4a574b72e1f555185afa8a09c6d1a8ac4025c',
      '0xafaace7138ab3c2bcb2db4264f8312e1bbb80653',
    ],
    avalanche: [
      '0x833f307ac507d47309fd8cdd1f835bef8d702a93',
      '0x05f024c6f5a94990d32191d6f36211e3ee33504e',
      '0xb0731d50c681c45856bfc3f7539d5f61d4be81d8',
      '0x9b17baadf0f21f03e35249e0e59723f34994f806',
    ],
    bnb: [
      '0xe1d592c3322f1f714ca11f05b6bc0efef1907859',
      '0xf9736ec3926703e85c843fc972bd89a7f8e827c0',
      '0xabd380327fe66724ffda91a87c772fb8d00be488',
    ],
    arbitrum: [
      '0x650af55d5877f289837c30b94af91538a7504b76',
      '0x0cae51e1032e8461f4806e26332c030e34de3adb',
      '0xc931f61b1534eb21d8c11b24f3f5ab2471d4ab50',
    ],
    optimism: ['0xdc42728b0ea910349ed3c6e1c9dc06b5fb591f98'],
  },
  events: [
    {
      signature:
        'LogAnySwapOut(address indexed token,address indexed from,address indexed to,uint256 amount,uint256 fromChainID,uint256 toChainID)',
      kind: 'bridge-out',
      read: readOut,
    },
    {
      signature:
        'LogAnySwapOut(address indexed token,address indexed from,string to,uint256 amount,uint256 fromChainID,uint256 toChainID)',
      kind: 'bridge-out',
      read: readOut,
    },
    {
      signature:
        'LogAnySwapOut(bytes32 indexed swapoutID,address indexed token,address indexed from,string receiver,uint256 amount,uint256 toChainID)',
      kind: 'bridge-out',
      read: readOut,
    },
    {
      signature:
        'LogAnySwapIn(bytes32 indexed txhash,address indexed token,address indexed to,uint256 amount,uint256 fromChainID,uint256 toChainID)',
      kind: 'bridge-in',
      read: readIn,
    },
    {
      signature:
        'LogAnySwapIn(string swapID,bytes32 indexed swapoutID,address indexed token,address indexed receiver,uint256 amount,uint256 fromChainID)',
      kind: 'bridge-in',
      read: readIn,
    },
  ],
};
