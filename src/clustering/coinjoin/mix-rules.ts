/**
 * Conditions of detectors that are measured one by one: what each costs in recall and gives in precision stands in
 * docs/explanation/coinjoins.md. The measurement leaves them out (mixShape).
 */
export const MIX_RULES = [
  /** Three people or more (generic). */
  'three-people',
  /** The equal sum is above dust (generic). */
  'no-dust',
  /** No output carries data (generic, JoinMarket). */
  'no-data',
  /** Generic: at most a third of the coins on a script that another coin has; JoinMarket: no script twice. */
  'no-reuse',
  /** The inputs can be divided among the people: addsUp (generic, JoinMarket). */
  'adds-up',
  /** Change of each, but for one at most (JoinMarket; the generic rule has it in its count). */
  'change-of-each',
  /** No other output is within a thousandth of the equal sum (generic, JoinMarket): see isDivided. */
  'no-near-equal',
  /** Coins of one script type, but for one payment (JoinMarket). */
  'one-wallet',
  /** At most 100 inputs, and four times as many as outputs (JoinMarket). */
  'few-inputs',
  /** P2WPKH alone, and no data (Wasabi 1). */
  'wasabi-1-coins',
  /** Not after its coordinator had ended (Wasabi 1). */
  'wasabi-1-years',
  /** P2WPKH alone but for the note (Whirlpool Tx0). */
  'tx0-coins',
  /** Not after, or before, the coordinator of the pool (Whirlpool). */
  'whirlpool-years',
] as const;

export type MixRule = (typeof MIX_RULES)[number];
