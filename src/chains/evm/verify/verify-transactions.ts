import { type EvmChain, evmChainOfId } from '../../../primitives/evm-chain.ts';
import { bytesToHex } from '../../../primitives/hex.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';
import type { EvmHeader } from '../block/evm-block.ts';
import { keccak256 } from '../codec/keccak256.ts';
import { orderedTrieRoot } from '../codec/ordered-trie-root.ts';
import type { DecodedTransaction } from '../rpc/decode-transaction.ts';
import type { VerifyContext } from './verify-header.ts';

/**
 * Recomputes the hash of each transaction and the root of them all, and refuses transactions that were signed for another
 * chain. The transactions are those that the root covers.
 * Errors: EVM_TX_HASH, EVM_TX_ROOT, EVM_TX_CHAIN, EVM_TX_CHAIN_UNKNOWN.
 */
export function verifyTransactions(
  header: EvmHeader,
  transactions: readonly DecodedTransaction[],
  context: VerifyContext & { readonly chain: EvmChain },
): { transactionsRoot: boolean } {
  const { place, strict } = context;
  const number = header.number;
  const bytes: Uint8Array[] = [];
  for (const decoded of transactions) {
    const { transaction: tx, encoded } = decoded;
    if (!encoded) continue;
    const computed = `0x${bytesToHex(keccak256(encoded.bytes))}`;
    if (computed === tx.hash) bytes.push(encoded.bytes);
    else if (strict) {
      throw new JejakError('EVM_TX_HASH', {
        meta: { number, index: tx.index, expected: tx.hash, computed, place },
      });
    }
    requireChain(decoded, { number, place, chain: context.chain });
  }
  if (bytes.length !== transactions.length) return { transactionsRoot: false };
  const computed = orderedTrieRoot(bytes);
  if (computed !== header.transactionsRoot && strict) {
    throw new JejakError('EVM_TX_ROOT', {
      meta: { number, expected: header.transactionsRoot, computed, place },
    });
  }
  return { transactionsRoot: computed === header.transactionsRoot };
}

/**
 * Under whatever rules: blocks of another chain can look right in everything else. What no chain id is in has to be let
 * through: signatures of before EIP-155, deposits, and types that are not known here.
 */
function requireChain(
  { transaction, encoded }: DecodedTransaction,
  { number, place, chain }: { readonly number: number; readonly place: string; readonly chain: EvmChain },
): void {
  const found = encoded?.chainId;
  if (found === undefined || found === BigInt(chain.chainId)) return;
  if (chain.otherIds?.some((id) => found === BigInt(id))) return;
  const signed = evmChainOfId(found)?.id;
  const meta = {
    hash: transaction.hash,
    number,
    found: String(found),
    chain: chain.id,
    expected: chain.chainId,
    place,
  };
  if (signed === undefined) throw new JejakError('EVM_TX_CHAIN_UNKNOWN', { meta });
  throw new JejakError('EVM_TX_CHAIN', { meta: { ...meta, signed } });
}
