import type { EvmRules } from '../../../primitives/evm-chain.ts';

/** Whose rules are known here: a difference is then an error. Elsewhere it only means that the check was not made. */
const STRICT: ReadonlySet<EvmRules> = new Set(['ethereum', 'optimism', 'bor']);

/** True when blocks of these rules have to pass every check that their data allows. */
export function strictRules(rules: EvmRules): boolean {
  return STRICT.has(rules);
}
