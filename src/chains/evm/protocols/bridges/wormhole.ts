import type { EvmChainId } from '../../../../primitives/evm-chain.ts';
import type { EvmAddress } from '../../block/evm-block.ts';
import type { ProtocolTable } from '../protocol-table.ts';
import { addressOfWord } from './address-of-word.ts';
import { onlyTransfer } from './only-transfer.ts';
import { parseTokenBridgePayload } from './parse-token-bridge-payload.ts';

interface Deployment {
  /** Wormhole's own number of the chain. */
  readonly number: number;
  readonly core: EvmAddress;
  readonly tokenBridge: EvmAddress;
}

/** Source: wormhole-foundation/wormhole, sdk/js consts (mainnet). */
const DEPLOYMENTS: Readonly<Partial<Record<EvmChainId, Deployment>>> = {
  ethereum: {
    number: 2,
    core: '0x98f3c9e6e3face36baad05fe09d375ef1464288b',
    tokenBridge: '0x3ee18b2214aff97000d974cf647e7c347e8fa585',
  },
  bnb: {
    number: 4,
    core: '0x98f3c9e6e3face36baad05fe09d375ef1464288b',
    tokenBridge: '0xb6f6d86a8f9879a9c87f643768d9efc38c1da6e7',
  },
  polygon: {
    number: 5,
    core: '0x7a4b5a56256163f07b2c80a7ca55abe66c4ec4d7',
    tokenBridge: '0x5a58505a96d1dbf8df91cb21b54419fc36e93fde',
  },
  avalanche: {
    number: 6,
    core: '0x54a8e5f9c4cba08f9943965859f6c34eaf03e26c',
    tokenBridge: '0x0e082f06ff657d94310cb8ce8b0d9a04541d8052',
  },
  arbitrum: {
    number: 23,
    core: '0xa5f208e072434bc67592e4c49c1b991ba79bca46',
    tokenBridge: '0x0b2402144bb366a632d14b83f244d2e0e21bd39c',
  },
  base: {
    number: 30,
    core: '0xbebdb6c8ddc678ffa9f8748f85c815c556dd8ac6',
    tokenBridge: '0x8d2de8d2f73f1f4cab472ac9a881c9b123c79627',
  },
};

const NAMES: Readonly<Record<number, string>> = { 1: '?solana', 24: 'optimism' };

function chainOf(number: number): string {
  for (const [chain, deployment] of Object.entries(DEPLOYMENTS)) {
    if (deployment.number === number) return chain;
  }
  return NAMES[number] ?? `?wormhole:${number}`;
}

const ZERO = '0x0000000000000000000000000000000000000000';
const contracts = (part: 'core' | 'tokenBridge') =>
  Object.fromEntries(Object.entries(DEPLOYMENTS).map(([chain, deployment]) => [chain, [deployment[part]]]));

/**
 * Wormhole's token bridge. A message is named by its emitter's chain, its emitter and its number, and so is its
 * redemption. The payload's amount is cut to 8 decimals, so that the amounts are those of the transfers, where only one
 * fits. Messages of other programs, and of unknown token bridges, say nothing here.
 * Source: wormhole-foundation/wormhole, Implementation, Bridge, whitepapers 0001 and 0003.
 */
export const wormholeTable: ProtocolTable = {
  protocol: 'wormhole',
  events: [
    {
      signature:
        'LogMessagePublished(address indexed sender,uint64 sequence,uint32 nonce,bytes payload,uint8 consistencyLevel)',
      kind: 'bridge-out',
      contracts: contracts('core'),
      knownOnly: true,
      read: (fields, { chain, transfers }) => {
        const deployment = DEPLOYMENTS[chain.id];
        const sender = String(fields.sender);
        const message = parseTokenBridgePayload(String(fields.payload));
        if (message === undefined || sender !== deployment?.tokenBridge) return undefined;
        // A token of another chain is burnt from the bridge, one of this chain stays with the bridge.
        const own = message.tokenChain === deployment.number;
        const taken = onlyTransfer(transfers, {
          to: sender,
          ...(own && { contract: addressOfWord(message.token) }),
        });
        return {
          ...(taken && { paidIn: { asset: taken.asset, value: taken.value } }),
          ...(taken?.from !== undefined && taken.from !== ZERO && { payer: taken.from }),
          toChain: chainOf(message.toChain),
          farAddress: addressOfWord(message.to),
          link: `${deployment.number}:${sender.slice(2).padStart(64, '0')}:${fields.sequence}`,
        };
      },
    },
    {
      signature:
        'TransferRedeemed(uint16 indexed emitterChainId,bytes32 indexed emitterAddress,uint64 indexed sequence)',
      kind: 'bridge-in',
      contracts: contracts('tokenBridge'),
      knownOnly: true,
      read: (fields, { log, transfers }) => {
        const given =
          onlyTransfer(transfers, { from: log.address }) ?? onlyTransfer(transfers, { from: ZERO });
        return {
          ...(given && { paidOut: { asset: given.asset, value: given.value } }),
          ...(given?.to !== undefined && { recipient: given.to }),
          fromChain: chainOf(Number(fields.emitterChainId)),
          link: `${fields.emitterChainId}:${String(fields.emitterAddress).slice(2)}:${fields.sequence}`,
        };
      },
    },
  ],
};
