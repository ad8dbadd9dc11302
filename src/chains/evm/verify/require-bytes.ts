import type { EvmRules } from '../../../primitives/evm-chain.ts';
import type { DecodedTransaction } from '../rpc/decode-transaction.ts';
import type { Fields } from '../rpc/fields-of.ts';

const SIGNED_TYPES = 4;
/** Bor puts transactions of its own into blocks, whose bytes are not known here. */
const OTHER_TYPES: ReadonlySet<EvmRules> = new Set(['bor']);

/**
 * Refuses a transaction whose bytes cannot be rebuilt because its source leaves out the signature or names a type that
 * its chain does not have: neither its hash nor the roots of its block could be checked, and everything in it would be
 * the word of the source. Errors: EVM_FIELD.
 */
export function requireBytes(
  { encoded, transaction }: DecodedTransaction,
  { fields, rules }: { readonly fields: Fields; readonly rules: EvmRules },
): void {
  if (encoded) return;
  const { type } = transaction;
  if (type <= SIGNED_TYPES) throw fields.refuse('r', 'missing, so that the hash cannot be checked');
  if (!OTHER_TYPES.has(rules))
    throw fields.refuse(
      'type',
      `${type} is none that this version knows, so that the hash cannot be checked`,
    );
}
