/** Kinds of transaction in which several owners may take part, or that prepare such a one. The order is the bit in files: append only. */
export const MIX_KINDS = [
  'generic',
  'wasabi-1.0',
  'wasabi-1.1',
  'wasabi-2',
  'whirlpool-mix',
  'joinmarket',
  'whirlpool-tx0',
  'equal-chips',
  'stonewall',
  'payjoin',
  'ricochet',
] as const;

export type MixKind = (typeof MIX_KINDS)[number];

/** A fact that speaks for a sighting, with the number that was counted. */
export interface MixEvidence {
  readonly fact: MixFact;
  /** A count, or satoshi where the fact is about a value. */
  readonly value: bigint;
}

export type MixFact =
  | 'equal-outputs'
  | 'inputs'
  | 'outputs'
  | 'input-scripts'
  | 'pool'
  | 'new-entrants'
  | 'premix-outputs'
  | 'coordinator-fee'
  | 'denominations'
  | 'denominated-outputs'
  | 'other-outputs'
  | 'sorted'
  | 'chip'
  | 'service-fee'
  | 'hops'
  | 'from-mixes'
  | 'from-tx0'
  | 'unnecessary-input';

export interface MixSighting {
  readonly kind: MixKind;
  /** 0 to 100; the method's own, not a probability. */
  readonly confidence: number;
  /** Least number of owners who take part, as far as the shape tells. */
  readonly participants: number;
  /** Values that hide who is who, satoshi, ascending. */
  readonly denominations: readonly bigint[];
  readonly evidence: readonly MixEvidence[];
}
