import { assetOf } from '../asset-of.ts';
import type { EventRow, ProtocolTable } from '../protocol-table.ts';
import { chainOfNumber } from './chain-of-number.ts';

const readOut: EventRow['read'] = (fields) => ({
  paidIn: { asset: assetOf(fields.token), value: fields.amount as bigint },
  toChain: chainOfNumber(fields.chainId),
  farAddress: String(fields.to),
});

/** kappa is the Keccak-256 of the far transaction's hash as text; the amount is before the fee, which stays behind. */
const readIn: EventRow['read'] = (fields) => ({
  recipient: String(fields.to),
  paidOut: {
    asset: assetOf(fields.token),
    value: (fields.amount as bigint) - (fields.fee as bigint),
  },
  link: String(fields.kappa),
});

const OUT = 'address indexed to,uint256 chainId,address token,uint256 amount';
const IN = 'address indexed to,address token,uint256 amount,uint256 fee';
const SWAP = 'uint8 tokenIndexFrom,uint8 tokenIndexTo,uint256 minDy,uint256 deadline';
const REMOVE = 'uint8 swapTokenIndex,uint256 swapMinAmount,uint256 swapDeadline';

/**
 * Synapse's bridge with relayed proofs. In `...AndSwap` and `...AndRemove` the recipient gets another asset than the
 * event names when `swapSuccess` is set: the amount is then left away. Source: synapsecns/synapse-contracts,
 * SynapseBridge; addresses: DefiLlama/bridges-server, adapter synapse.
 */
export const synapseTable: ProtocolTable = {
  protocol: 'synapse',
  contracts: {
    ethereum: ['0x2796317b0ff8538f253012862c06787adfb8ceb6'],
    arbitrum: ['0x6f4e8eba4d337f874ab57478acc2cb5bacdc19c9'],
    avalanche: ['0xc05e61d0e7a63d27546389b7ad62fdff5a91aace'],
    bnb: ['0xd123f70ae324d34a9e76b67a27bf77593ba8749f'],
    harmony: ['0xaf41a65f786339e7911f4acdad6bd49426f2dc6b'],
    optimism: ['0xaf41a65f786339e7911f4acdad6bd49426f2dc6b'],
    polygon: ['0x8f5bbb2bb8c2ee94639e55d5f41de9b4839c1280'],
    base: ['0xf07d1c752fab503e47fef309bf14fbdd3e867089'],
  },
  events: [
    { signature: `TokenDeposit(${OUT})`, kind: 'bridge-out', read: readOut },
    { signature: `TokenRedeem(${OUT})`, kind: 'bridge-out', read: readOut },
    { signature: `TokenDepositAndSwap(${OUT},${SWAP})`, kind: 'bridge-out', read: readOut },
    { signature: `TokenRedeemAndSwap(${OUT},${SWAP})`, kind: 'bridge-out', read: readOut },
    { signature: `TokenRedeemAndRemove(${OUT},${REMOVE})`, kind: 'bridge-out', read: readOut },
    { signature: `TokenWithdraw(${IN},bytes32 indexed kappa)`, kind: 'bridge-in', read: readIn },
    { signature: `TokenMint(${IN},bytes32 indexed kappa)`, kind: 'bridge-in', read: readIn },
    ...[`TokenMintAndSwap(${IN},${SWAP}`, `TokenWithdrawAndRemove(${IN},${REMOVE}`].map(
      (start): EventRow => ({
        signature: `${start},bool swapSuccess,bytes32 indexed kappa)`,
        kind: 'bridge-in',
        read: (fields, context) => {
          const { paidOut, ...rest } = readIn(fields, context)!;
          return { ...rest, ...(fields.swapSuccess === false && paidOut && { paidOut }) };
        },
      }),
    ),
  ],
};
