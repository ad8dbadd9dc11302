import { bytesToHex } from '../../../primitives/hex.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';
import type { EvmHeader } from '../block/evm-block.ts';
import type { DecodedTransaction } from '../rpc/decode-transaction.ts';
import type { SignatureColumns } from '../senders/signature-columns.ts';
import { isSigned } from './is-signed.ts';
import type { VerifyContext } from './verify-header.ts';

/**
 * Compares what transactions say of their senders with the signers that were recovered, a row a signed transaction. False
 * where one differs without that being an error, or a transaction cannot be read. Errors: EVM_SENDER.
 */
export function verifySenders(
  { number }: EvmHeader,
  transactions: readonly DecodedTransaction[],
  { columns, place, strict }: VerifyContext & { readonly columns: SignatureColumns },
): boolean {
  let senders = true;
  let row = 0;
  for (const decoded of transactions) {
    const { transaction: tx, encoded } = decoded;
    // What the chain made itself has a sender that the hash covers (deposits of the OP stack).
    if (!isSigned(decoded)) {
      senders = senders && encoded !== undefined;
      continue;
    }
    const found = columns.outcome[row] === 1;
    const signer = found ? `0x${bytesToHex(columns.signer.subarray(20 * row, 20 * row + 20))}` : undefined;
    row++;
    if (signer === tx.from) continue;
    senders = false;
    if (strict && encoded?.signature?.r !== 0n) {
      throw new JejakError('EVM_SENDER', {
        meta: { number, hash: tx.hash, expected: tx.from, computed: signer ?? '-', place },
      });
    }
  }
  return senders;
}
