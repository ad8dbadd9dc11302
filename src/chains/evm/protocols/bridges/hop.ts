import type { AbiRecord } from '../abi/read-event.ts';
import type { EventReading, ProtocolTable, ReadContext } from '../protocol-table.ts';
import { poolTransfers } from '../swaps/pool-transfers.ts';
import { chainOfNumber } from './chain-of-number.ts';

/** L1 to L2 there is no id: the words that both legs repeat. Two equal transfers have equal words and stay ambiguous. */
const l1Link = (fields: AbiRecord): string =>
  ['recipient', 'amount', 'amountOutMin', 'deadline', 'relayer', 'relayerFee']
    .map((name) => fields[name])
    .join(':');

function amountIn(context: ReadContext, value: bigint): EventReading {
  const assets = poolTransfers(context.transfers, context.log.address, { way: 'in', value });
  return assets.length === 1 ? { paidIn: { asset: assets[0]!, value } } : {};
}

/** All that the bridge gave out in one asset is the bonded amount: the larger part the recipient's, the rest the bonder's. */
function bondedOut(context: ReadContext, amount: bigint): EventReading {
  const out = context.transfers.filter(({ from, value }) => from === context.log.address && value > 0n);
  if (out.length === 0 || out.length > 2) return {};
  if (out.some(({ asset }) => asset.contract !== out[0]!.asset.contract)) return {};
  if (out.reduce((sum, { value }) => sum + value, 0n) !== amount) return {};
  const largest = out.reduce((best, transfer) => (transfer.value > best.value ? transfer : best));
  return {
    ...(largest.to !== undefined && { recipient: largest.to }),
    paidOut: { asset: largest.asset, value: largest.value },
  };
}

/**
 * Hop. Source: hop-protocol/contracts, L1_Bridge, L2_Bridge, Bridge; addresses on Ethereum: etherscan labels of 2023;
 * elsewhere the lists of contracts of Hop's own explorer (L2 bridges of 2023), and for Base the pair in recupero's tests.
 */
export const hopTable: ProtocolTable = {
  protocol: 'hop',
  contracts: {
    ethereum: [
      '0xb8901acb165ed027e32754e0ffe830802919727f',
      '0x3d4cc8a61c7528fd86c55cfe061a78dcba48edd1',
      '0x3666f603cc164936c1b87e207f36beba4ac5f18a',
      '0x3e4a3a4796d16c0cd582c382691998f7c06420b6',
      '0x22b1cbb8d98a01a3b71d034bb899775a76eb1cc2',
      '0xb98454270065a31d71bf635f6f7ee6a518dfb849',
      '0x914f986a44acb623a277d6bd17368171fcbe4273',
      '0x893246facf345c99e4235e5a7bbee7404c988b96',
      '0x36443fc70e073fe9d50425f82a3ee19fef697d62',
      '0x87269b23e73305117d0404557badc459ced0dbec',
    ],
    polygon: [
      '0x25d8039bb044dc227f741a9e381ca4ceae2e6ae8',
      '0x6c9a1acf73bd85463a46b0afc076fbdf602b690b',
      '0x553bc791d746767166fa3888432038193ceed5e2',
      '0xecf268be00308980b5b3fcd0975d47c4c8e1382a',
      '0xb98454270065a31d71bf635f6f7ee6a518dfb849',
      '0x58c61aee5ed3d748a1467085ed2650b697a66234',
    ],
    optimism: [
      '0xa81d244a1814468c734e5b4101f7b9c0c577a8fc',
      '0x46ae9bab8cea96610807a275ebd36f8e916b5c61',
      '0x7191061d5d4c60f598214cc6913502184baddf18',
      '0x83f6244bd87662118d96d9a6d44f09dfff14b30e',
      '0x03d7f750777ec48d39d080b020d83eb2cb4e3547',
      '0x16284c7323c35f4960540583998c98b1cfc581a7',
      '0x33fe5bb8da466da55a8a32d6ade2bb104e2c5201',
      '0xa0075e8ce43dcb9970cb7709b9526c1232cc39c2',
    ],
    arbitrum: [
      '0x0e0e3d2c5c292161999474247956ef542cabf8dd',
      '0x72209fe68386b37a40d6bca04f78356fd342491f',
      '0x7ac115536fe3a185100b2c4de4cb328bf3a58ba6',
      '0x3749c4f034022c39ecaffaba182555d4508caccc',
      '0x25fb92e505f752f730cad0bd4fa17ece4a384266',
      '0xc315239cfb05f1e130e7e28e603cea4c014c57f0',
    ],
    base: ['0x3666f603cc164936c1b87e207f36beba4ac5f18a'],
  },
  events: [
    {
      signature:
        'TransferSentToL2(uint256 indexed chainId,address indexed recipient,uint256 amount,uint256 amountOutMin,uint256 deadline,address indexed relayer,uint256 relayerFee)',
      kind: 'bridge-out',
      read: (fields, context) => ({
        ...amountIn(context, fields.amount as bigint),
        toChain: chainOfNumber(fields.chainId),
        farAddress: String(fields.recipient),
        link: l1Link(fields),
      }),
    },
    {
      signature:
        'TransferFromL1Completed(address indexed recipient,uint256 amount,uint256 amountOutMin,uint256 deadline,address indexed relayer,uint256 relayerFee)',
      kind: 'bridge-in',
      read: (fields) => ({
        recipient: String(fields.recipient),
        fromChain: 'ethereum',
        link: l1Link(fields),
      }),
    },
    {
      signature:
        'TransferSent(bytes32 indexed transferId,uint256 indexed chainId,address indexed recipient,uint256 amount,bytes32 transferNonce,uint256 bonderFee,uint256 index,uint256 amountOutMin,uint256 deadline)',
      kind: 'bridge-out',
      read: (fields, context) => ({
        ...amountIn(context, fields.amount as bigint),
        toChain: chainOfNumber(fields.chainId),
        farAddress: String(fields.recipient),
        link: String(fields.transferId),
      }),
    },
    {
      signature: 'WithdrawalBonded(bytes32 indexed transferId,uint256 amount)',
      kind: 'bridge-in',
      read: (fields, context) => ({
        ...bondedOut(context, fields.amount as bigint),
        link: String(fields.transferId),
      }),
    },
  ],
};
