/**
 * Kinds of output script. The order is the on-disk code (graph files, dictionary of the lake): append, never reorder.
 */
export const SCRIPT_KINDS = [
  'unknown',
  'p2pk',
  'p2pkh',
  'p2sh',
  'p2wpkh',
  'p2wsh',
  'p2tr',
  'multisig',
  'op_return',
  'witness_unknown',
  'anchor',
] as const;

export type ScriptKind = (typeof SCRIPT_KINDS)[number];
