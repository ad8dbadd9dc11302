import { assetOf } from '../asset-of.ts';
import type { EventRow, ProtocolTable } from '../protocol-table.ts';

const readOut =
  (toChain: string): EventRow['read'] =>
  (fields) => ({
    payer: String(fields.sender),
    paidIn: { asset: assetOf(fields.token), value: fields.amount as bigint },
    toChain,
    farAddress: String(fields.recipient),
  });

/** The receipt is the hash of the transaction on the other chain that locked or burned. */
const readIn =
  (fromChain: string, token: string): EventRow['read'] =>
  (fields) => ({
    recipient: String(fields.recipient),
    paidOut: { asset: assetOf(fields[token]), value: fields.amount as bigint },
    fromChain,
    link: String(fields.receiptId),
  });

/**
 * Harmony's Horizon bridge, from which the Lazarus Group stole in June 2022: locks and unlocks on Ethereum, burns and
 * mints on Harmony (whose managers are not listed here). Source: harmony-one/ethhmy-bridge, EthManager, BUSDEthManager,
 * HmyManager; addresses: etherscan labels of 2023.
 */
export const harmonyHorizonTable: ProtocolTable = {
  protocol: 'harmony-horizon',
  contracts: {
    ethereum: [
      '0xf9fb1c508ff49f78b60d3a96dea99fa5d7f3a8a6',
      '0x2dccdb493827e15a5dc8f8b72147e6c4a5620857',
      '0xfd53b1b4af84d59b20bf2c20ca89a6beeaa2c628',
      '0xfe601de9d4295274b9904d5a9ad7069f23ee2b32',
    ],
  },
  events: [
    {
      signature: 'Locked(address indexed token,address indexed sender,uint256 amount,address recipient)',
      kind: 'bridge-out',
      knownOnly: true,
      read: readOut('harmony'),
    },
    {
      signature: 'Unlocked(address ethToken,uint256 amount,address recipient,bytes32 receiptId)',
      kind: 'bridge-in',
      knownOnly: true,
      read: readIn('harmony', 'ethToken'),
    },
    {
      signature: 'Burned(address indexed token,address indexed sender,uint256 amount,address recipient)',
      kind: 'bridge-out',
      read: (fields, context) =>
        context.chain.id === 'harmony' ? readOut('ethereum')(fields, context) : undefined,
    },
    {
      signature: 'Minted(address oneToken,uint256 amount,address recipient,bytes32 receiptId)',
      kind: 'bridge-in',
      read: (fields, context) =>
        context.chain.id === 'harmony' ? readIn('ethereum', 'oneToken')(fields, context) : undefined,
    },
  ],
};
