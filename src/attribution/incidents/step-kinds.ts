/** Kinds of a step of laundering. */
export const STEP_KINDS = [
  'intermediary',
  'swap',
  'mixer',
  'coinjoin',
  'privacy-protocol',
  'bridge',
  'exchange',
  'otc',
  'frozen',
  'held',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];
