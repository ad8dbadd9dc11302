/** Kinds of victim. `unknown` is what nobody classified; it is counted and shown like the others. */
export const VICTIM_KINDS = [
  'exchange',
  'defi',
  'bridge',
  'investment',
  'individual',
  'payment',
  'game',
  'gambling',
  'wallet',
  'other',
  'unknown',
] as const;
export type VictimKind = (typeof VICTIM_KINDS)[number];
