import type { DecodedTransaction } from '../rpc/decode-transaction.ts';
import { type SignatureColumns, signatureColumns } from '../senders/signature-columns.ts';
import { isSigned } from './is-signed.ts';

/** Signatures of transactions as columns, in their order; those without one have no row. */
export function signaturesOf(transactions: readonly DecodedTransaction[]): SignatureColumns {
  const signed = transactions.filter(isSigned);
  const columns = signatureColumns(signed.length);
  signed.forEach(({ encoded: { signature, signingHash } }, row) => {
    columns.hash.set(signingHash(), 32 * row);
    put(columns.r, signature.r, row);
    put(columns.s, signature.s, row);
    columns.v[row] = signature.parity;
  });
  return columns;
}

function put(column: Uint8Array, value: bigint, row: number): void {
  column.set(Buffer.from(value.toString(16).padStart(64, '0'), 'hex'), 32 * row);
}
