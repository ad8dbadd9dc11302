import { listedContracts } from '../../chains/evm/protocols/listed-contracts.ts';
import { knownTokens } from '../../chains/evm/tokens/known-tokens.ts';
import type { AccountSource } from '../../graph/account-source.ts';
import { isEvmChain } from '../../primitives/evm-chain.ts';
import type { EndReason } from '../engine/state.ts';
import { NO_HOLDER } from '../step-source.ts';

const ZERO = `0x${'00'.repeat(20)}`;

/** Jejak's own lists of a chain, as far as a source has what they name. */
export interface AccountLists {
  /** Mixers, bridges and pools: value that stays with them ends there, on every kind of data. */
  readonly listed: ReadonlyMap<number, EndReason>;
  /** The address of zeros; NO_HOLDER where it never occurs. */
  readonly zero: number;
  /** Contracts of known tokens. */
  readonly tokens: { has(contract: string): boolean };
}

/** Looks up some hundred addresses: whoever traces again and again does it once. Errors: those of the source. */
export async function readAccountLists(source: AccountSource): Promise<AccountLists> {
  const { chain } = await source.coverage();
  const contracts = listedContracts(chain);
  const [zero, ...holders] = await source.findAddresses([ZERO, ...contracts.map(({ address }) => address)]);
  const listed = new Map<number, EndReason>();
  for (const [i, holder] of holders.entries())
    if (holder !== undefined) listed.set(holder, contracts[i]!.kind);
  return {
    listed,
    zero: zero ?? NO_HOLDER,
    tokens: isEvmChain(chain) ? knownTokens(chain) : new Map(),
  };
}
