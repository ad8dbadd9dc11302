import type { EvmHex } from '../../block/evm-block.ts';

/** Transfer of Wormhole's token bridge. Words are 32 bytes, as the far chain writes addresses. */
export interface TokenBridgeTransfer {
  /** Base units, cut to at most 8 decimals. */
  readonly amount: bigint;
  readonly token: EvmHex;
  /** Wormhole's number of the chain on which the token was made. */
  readonly tokenChain: number;
  readonly to: EvmHex;
  /** Wormhole's number of the chain to which it goes. */
  readonly toChain: number;
}

/**
 * Payload of a message of the token bridge: type 1 (transfer) or 3 (transfer with payload); undefined for others.
 * Layout: type u8, amount u256, token word, token chain u16, to word, to chain u16, then a fee or the sender.
 * Source: wormhole-foundation/wormhole, whitepaper 0003_token_bridge.
 */
export function parseTokenBridgePayload(payload: EvmHex): TokenBridgeTransfer | undefined {
  const hex = payload.slice(2);
  const type = hex.slice(0, 2);
  if ((type !== '01' && type !== '03') || hex.length < 266) return undefined;
  if (type === '01' && hex.length !== 266) return undefined;
  return {
    amount: BigInt(`0x${hex.slice(2, 66)}`),
    token: `0x${hex.slice(66, 130)}`,
    tokenChain: Number.parseInt(hex.slice(130, 134), 16),
    to: `0x${hex.slice(134, 198)}`,
    toChain: Number.parseInt(hex.slice(198, 202), 16),
  };
}
