import { isEvmChain } from '../../primitives/evm-chain.ts';

/** Whether an address of one chain has the same key on the other: so it is on all EVM chains. */
export function sameHolder(a: string, b: string): boolean {
  return a === b || (isEvmChain(a) && isEvmChain(b));
}
