import type { EventAmount } from '../../chains/evm/protocols/protocol-event.ts';
import { type KnownToken, knownTokens } from '../../chains/evm/tokens/known-tokens.ts';
import { EVM_CHAINS, isEvmChain } from '../../primitives/evm-chain.ts';
import { canonicalAddress } from './canonical-address.ts';
import type { Payment } from './leg-side.ts';

/** Amounts of all decimals up to this compare as whole numbers. */
const DECIMALS = 36;

export interface PaymentFacts {
  readonly chain: string;
  readonly address: string | undefined;
  readonly amount: EventAmount | undefined;
  readonly decimals: number | undefined;
}

/** Reads payments of EVM legs; the lists of tokens are made once a reader. */
export function paymentReader(): (facts: PaymentFacts) => Payment {
  const tokens = new Map<string, ReadonlyMap<string, KnownToken>>();
  const tokensOf = (chain: string) => {
    let known = tokens.get(chain);
    if (known === undefined) {
      known = isEvmChain(chain) ? knownTokens(chain) : new Map<string, KnownToken>();
      tokens.set(chain, known);
    }
    return known;
  };
  return ({ chain, address, amount, decimals }) => {
    const contract = amount?.asset.contract?.toLowerCase();
    const record = isEvmChain(chain) ? EVM_CHAINS[chain] : undefined;
    const coin = contract === undefined || record?.wrapped.includes(contract);
    const named = coin ? record?.asset.symbol : tokensOf(chain).get(contract)?.symbol;
    return {
      address: address === undefined ? undefined : canonicalAddress(address),
      amount:
        amount === undefined || decimals === undefined || decimals > DECIMALS
          ? undefined
          : amount.value * 10n ** BigInt(DECIMALS - decimals),
      asset: amount && (named ?? (contract === undefined ? undefined : `${chain}:${contract}`)),
    };
  };
}
