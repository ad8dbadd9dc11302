import type { OwnerGroup } from '../figures/clustering-figures.ts';

/** The group of an owner of the synthetic chain; undefined for the miner, who lends coins to everybody's story. */
export function groupOf(owner: string): OwnerGroup | undefined {
  if (owner === 'miner') return undefined;
  if (owner.startsWith('wallet-')) return 'wallets';
  if (owner.startsWith('victim-')) return 'victims';
  return owner.startsWith('actor-') ? 'thief' : 'services';
}
