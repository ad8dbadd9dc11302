import type { MixerDeposit, MixerWithdrawal, RuleNotApplied } from './mixer-notes.ts';

/** Why the price of gas of a note is none that somebody chose, as far as the data tell; undefined where it is one. */
export function priceDoubt({
  feeMarket,
  gasPrice,
}: Pick<MixerDeposit | MixerWithdrawal, 'feeMarket' | 'gasPrice'>): RuleNotApplied['reason'] | undefined {
  if (feeMarket) return 'base-fee';
  return gasPrice === undefined ? 'no-price' : undefined;
}
