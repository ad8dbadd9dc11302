import type { MixShape } from './mix-shape.ts';

/** 5 July 2018 (Dumplings, Constants.cs). */
const FIRST_BLOCK = 530_500;
/** 1 June 2024: zkSNACKs ended its coordinator (Wasabi's documentation, FAQ, key dates). */
const LAST_BLOCK = 846_000;

/**
 * What both versions of Wasabi 1 have in common: its years, ten inputs or more, and P2WPKH alone, inputs and outputs: the
 * wallet knew nothing else, and wrote no data. Source: Dumplings.
 */
export function couldBeWasabi1({ transaction, spendable, asks }: MixShape): boolean {
  const { inputs, outputs, height } = transaction;
  if (height !== undefined && height < FIRST_BLOCK) return false;
  if (height !== undefined && height > LAST_BLOCK && asks('wasabi-1-years')) return false;
  if (inputs.length < 10) return false;
  if (!asks('wasabi-1-coins')) return true;
  if (spendable !== outputs.length) return false;
  return outputs.every(({ kind }) => kind === 'p2wpkh') && inputs.every(({ kind }) => kind === 'p2wpkh');
}
