import type { EvmHex, EvmWithdrawal } from '../block/evm-block.ts';
import { orderedTrieRoot } from './ordered-trie-root.ts';
import { rlpEncode } from './rlp-encode.ts';
import { rlpQuantity } from './rlp-quantity.ts';

const GWEI = 1_000_000_000n;

/** What a header's `withdrawalsRoot` commits to (EIP-4895). */
export function withdrawalsRoot(withdrawals: readonly EvmWithdrawal[]): EvmHex {
  return orderedTrieRoot(
    withdrawals.map((one) =>
      rlpEncode([
        rlpQuantity(one.index),
        rlpQuantity(one.validator),
        one.address,
        rlpQuantity(one.value / GWEI),
      ]),
    ),
  );
}
