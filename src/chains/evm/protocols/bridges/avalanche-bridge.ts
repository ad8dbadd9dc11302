import type { ProtocolTable } from '../protocol-table.ts';
import { onlyTransfer } from './only-transfer.ts';

/**
 * The Avalanche bridge's Bitcoin side: BTC.b. A mint names the Bitcoin transaction that paid the bridge, an unwrap names
 * nothing of what the bridge pays on Bitcoin. On Ethereum and Bitcoin the bridge is a plain wallet, see BRIDGE_WALLETS.
 * Source: DefiLlama/bridges-server, adapter avalanche-btc (events and address).
 */
export const avalancheBridgeTable: ProtocolTable = {
  protocol: 'avalanche-bridge',
  contracts: { avalanche: ['0x152b9d0fdc40c096757f570a51e494bd4b943e50'] },
  events: [
    {
      signature: 'Unwrap(uint256 amount,uint256 chainId)',
      kind: 'bridge-out',
      knownOnly: true,
      read: (fields, { log, transfers }) => {
        const value = fields.amount as bigint;
        const burn = onlyTransfer(transfers, { contract: log.address, value });
        return {
          ...(burn?.from !== undefined && { payer: burn.from }),
          paidIn: { asset: { contract: log.address }, value },
          toChain: 'bitcoin',
        };
      },
    },
    {
      signature:
        'Mint(address to,uint256 amount,address feeAddress,uint256 feeAmount,bytes32 originTxId,uint256 originOutputIndex)',
      kind: 'bridge-in',
      knownOnly: true,
      read: (fields, { log }) => ({
        recipient: String(fields.to),
        paidOut: { asset: { contract: log.address }, value: fields.amount as bigint },
        fromChain: 'bitcoin',
        link: String(fields.originTxId),
      }),
    },
  ],
};
