import type { EvmChainId } from '../../../primitives/evm-chain.ts';
import type { ContractList } from './protocol-table.ts';

/** One list of contracts for several chains: what is deployed at the same addresses everywhere. */
export function contractsOf(chains: readonly EvmChainId[], contracts: readonly string[]): ContractList {
  return Object.fromEntries(chains.map((chain) => [chain, contracts]));
}
