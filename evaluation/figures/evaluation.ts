import type { Figures } from './figures.ts';

/** Which chains were measured: seeds from `firstSeed` on. */
export interface ChainSet {
  readonly chains: number;
  readonly firstSeed: number;
  readonly transactions: number;
}

/** What was measured on a set of chains. */
export interface Evaluation {
  readonly on: ChainSet;
  /** Counts of all chains together. */
  readonly sums: Figures;
  /** Least and greatest share on one chain, by name of the headline. */
  readonly spread: Readonly<Record<string, { readonly least: string; readonly most: string }>>;
}
