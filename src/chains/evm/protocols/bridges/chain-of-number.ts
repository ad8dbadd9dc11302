import { EVM_CHAINS } from '../../../../primitives/evm-chain.ts';
import type { AbiValue } from '../abi/read-event.ts';

/** Id of the chain with this EIP-155 number, or `?<n>` for one that is not known here. */
export function chainOfNumber(number: AbiValue | undefined): string {
  for (const chain of Object.values(EVM_CHAINS)) {
    if (BigInt(chain.chainId) === number) return chain.id;
  }
  return `?${number}`;
}
