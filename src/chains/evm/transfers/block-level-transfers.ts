import type { EvmChain } from '../../../primitives/evm-chain.ts';
import type { EvmBlock } from '../block/evm-block.ts';
import type { Transfer } from './transfer.ts';

/**
 * New coins of a block: the producer's reward of its era with 1/32 for each uncle, the uncles' own rewards
 * ((8 - age) / 8), and withdrawals from the beacon chain.
 */
export function blockLevelTransfers(block: EvmBlock, chain: EvmChain): Transfer[] {
  const { header, uncles, withdrawals } = block;
  const reward = chain.rewards?.findLast((era) => era.from <= header.number)?.wei ?? 0n;
  const legs: Pick<Transfer, 'kind' | 'to' | 'value'>[] = [];
  if (reward > 0n) {
    const value = reward + (reward / 32n) * BigInt(uncles.length);
    legs.push({ kind: 'reward', to: header.miner, value });
    for (const uncle of uncles) {
      const share = BigInt(8 - (header.number - uncle.number));
      legs.push({ kind: 'uncle-reward', to: uncle.miner, value: (reward * share) / 8n });
    }
  }
  for (const one of withdrawals) legs.push({ kind: 'withdrawal', to: one.address, value: one.value });
  return legs.map((leg, order) => ({ ...leg, txIndex: -1, order, from: undefined, asset: {} }));
}
