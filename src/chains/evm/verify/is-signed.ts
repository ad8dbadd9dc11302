import type { EncodedTransaction } from '../codec/encode-transaction.ts';
import type { DecodedTransaction } from '../rpc/decode-transaction.ts';

/** A transaction whose sender follows from its signature. */
export function isSigned(
  decoded: DecodedTransaction,
): decoded is DecodedTransaction & { readonly encoded: EncodedTransaction } {
  return decoded.encoded?.signature !== undefined && decoded.encoded.signingHash !== undefined;
}
