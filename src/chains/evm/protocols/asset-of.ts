import type { TransferAsset } from '../transfers/transfer.ts';
import type { AbiValue } from './abi/read-event.ts';

/**
 * Addresses that contracts write for the chain's own coin: THORChain and Uniswap V4; 0x, Kyber, Curve and 1inch
 * (ERC-7528); Harmony's Horizon bridge.
 */
const NATIVE = [
  '0x0000000000000000000000000000000000000000',
  '0xeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee',
  '0x00eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee',
];

/** Asset that an event names by the token's address. */
export function assetOf(token: AbiValue | undefined): TransferAsset {
  const contract = String(token);
  return NATIVE.includes(contract) ? {} : { contract };
}
