import { bytesToHex } from '../../../primitives/hex.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';
import type { EvmHeader } from '../block/evm-block.ts';
import { keccak256 } from '../codec/keccak256.ts';
import { orderedTrieRoot } from '../codec/ordered-trie-root.ts';
import { recoverSender } from '../codec/recover-sender.ts';
import type { DecodedTransaction } from '../rpc/decode-transaction.ts';
import type { VerifyContext } from './verify-header.ts';

/**
 * Recomputes the hash of each transaction, the root of them all, and (unless `recoverSenders` is false) the senders.
 * The transactions are those that the root covers. Errors: EVM_TX_HASH, EVM_TX_ROOT, EVM_SENDER.
 */
export function verifyTransactions(
  header: EvmHeader,
  transactions: readonly DecodedTransaction[],
  context: VerifyContext & { readonly recoverSenders: boolean },
): { transactionsRoot: boolean; senders: boolean } {
  const { place, strict } = context;
  const number = header.number;
  let senders = context.recoverSenders;
  const bytes: Uint8Array[] = [];
  for (const { transaction: tx, encoded } of transactions) {
    if (!encoded) {
      senders = false;
      continue;
    }
    const computed = `0x${bytesToHex(keccak256(encoded.bytes))}`;
    if (computed === tx.hash) bytes.push(encoded.bytes);
    else if (strict) {
      throw new JejakError('EVM_TX_HASH', {
        meta: { number, index: tx.index, expected: tx.hash, computed, place },
      });
    }
    // Transactions that the chain made itself have a sender that the hash covers (OP deposits) or no signature.
    if (!context.recoverSenders || !encoded.signature || !encoded.signingHash) continue;
    const sender = recoverSender(encoded.signingHash(), encoded.signature);
    if (sender === tx.from) continue;
    senders = false;
    if (strict && encoded.signature.r !== 0n) {
      throw new JejakError('EVM_SENDER', {
        meta: { number, hash: tx.hash, expected: tx.from, computed: sender ?? '-', place },
      });
    }
  }
  if (bytes.length !== transactions.length) return { transactionsRoot: false, senders };
  const computed = orderedTrieRoot(bytes);
  if (computed !== header.transactionsRoot && strict) {
    throw new JejakError('EVM_TX_ROOT', {
      meta: { number, expected: header.transactionsRoot, computed, place },
    });
  }
  return { transactionsRoot: computed === header.transactionsRoot, senders };
}
