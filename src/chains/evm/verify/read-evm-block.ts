import type { EvmChain } from '../../../primitives/evm-chain.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';
import type { EvmBlock, EvmHeader } from '../block/evm-block.ts';
import { unclesHash } from '../codec/uncles-hash.ts';
import { decodeHeader } from '../rpc/decode-header.ts';
import { decodeReceipt } from '../rpc/decode-receipt.ts';
import { decodeTraces } from '../rpc/decode-traces.ts';
import { type DecodedTransaction, decodeTransaction } from '../rpc/decode-transaction.ts';
import { decodeWithdrawals } from '../rpc/decode-withdrawals.ts';
import { type Fields, fieldsOf } from '../rpc/fields-of.ts';
import { requireBytes } from './require-bytes.ts';
import { requireHeaderFields } from './require-header-fields.ts';
import { settleReceipts } from './settle-receipts.ts';
import { stateSyncHash } from './state-sync-hash.ts';
import { strictRules } from './strict-rules.ts';
import { type VerifyContext, verifyHeader } from './verify-header.ts';
import { verifyReceipts } from './verify-receipts.ts';
import { verifyTransactions } from './verify-transactions.ts';

/** EIP-7702. */
const LAST_KNOWN_TYPE = 4;

/** The answers of a node about one block, as JSON. */
export interface RawEvmBlock {
  /** `eth_getBlockByNumber` with whole transactions. */
  readonly block: unknown;
  readonly receipts?: readonly unknown[] | undefined;
  /** callTracer's list or `trace_block`. */
  readonly traces?: readonly unknown[] | undefined;
  /** Headers of the uncles. */
  readonly uncles?: readonly unknown[] | undefined;
}

export interface ReadOptions {
  readonly chain: EvmChain;
  /** Where the block came from, for messages. */
  readonly place: string;
  /** Default true. Some 2 ms a transaction. */
  readonly recoverSenders?: boolean | undefined;
  /** True: a block without its receipts is an error. Default false. */
  readonly receiptsRequired?: boolean | undefined;
  /** True: a part of a block is read too, its differences leave checks false. Default false. */
  readonly tolerant?: boolean | undefined;
  /** True: the schema of the source has neither whole headers nor signatures: their hashes are not checked. Default false. */
  readonly partialSchema?: boolean | undefined;
}

/**
 * A block from JSON-RPC with everything recomputed that its data allow; `checks` of the result says what. Errors, each
 * with block and place: EVM_FIELD, EVM_HEADER_FIELD, EVM_BLOCK_HASH, EVM_WITHDRAWALS, EVM_UNCLES, EVM_TX_HASH, EVM_TX_ROOT, EVM_SENDER,
 * EVM_RECEIPTS_MISSING, EVM_RECEIPT, EVM_BLOOM, EVM_RECEIPTS_ROOT, EVM_TRACES.
 */
export function readEvmBlock(raw: RawEvmBlock, options: ReadOptions): EvmBlock {
  const { chain, place } = options;
  const context: VerifyContext = {
    rules: chain.rules,
    place,
    strict: strictRules(chain.rules) && !options.tolerant,
  };
  const fields = fieldsOf(raw.block, `${place} block`);
  const header = decodeHeader(fields);
  const withdrawals = decodeWithdrawals(fields.has('withdrawals') ? fields.list('withdrawals') : [], place);
  if (context.strict && !options.partialSchema) requireHeaderFields(header, { chain: chain.id, place });
  const headerChecks = verifyHeader(header, withdrawals, context);
  const uncles = readUncles(raw.uncles, header, place);
  const decoded = fields.list('transactions').map((tx, index) =>
    readTransaction(tx, {
      index,
      header,
      context: options,
      whole: context.strict && !options.partialSchema,
    }),
  );
  // Roots and bloom leave out what Bor appends to a block.
  const system = chain.rules === 'bor' && decoded.at(-1)?.transaction.hash === stateSyncHash(header) ? 1 : 0;
  const covered = decoded.slice(0, decoded.length - system);
  const recoverSenders = options.recoverSenders ?? true;
  const txChecks = verifyTransactions(header, covered, { ...context, recoverSenders });
  const transactions = decoded.map((tx) => tx.transaction);
  const receipts = readReceipts(raw.receipts, decoded, { ...options, ...context, header });
  // What receipts of an unknown type look like is unknown too: a difference is then no error.
  const known = covered.every((tx) => tx.encoded || tx.transaction.type <= LAST_KNOWN_TYPE);
  const receiptChecks = receipts
    ? verifyReceipts(header, receipts.slice(0, receipts.length - system), {
        ...context,
        strict: context.strict && known,
      })
    : { receiptsRoot: false, logsBloom: false };
  return {
    header,
    transactions,
    receipts: receipts?.map((one) => one.receipt),
    calls:
      raw.traces &&
      decodeTraces(raw.traces, transactions, { number: header.number, place, tolerant: !context.strict }),
    withdrawals,
    uncles,
    checks: {
      ...headerChecks,
      ...txChecks,
      ...receiptChecks,
      // Nobody signed what Bor appends, and no root covers it: such a block is not verified as a whole.
      senders: txChecks.senders && system === 0,
    },
    place,
  };
}

function readTransaction(
  raw: unknown,
  {
    index,
    header,
    context,
    whole,
  }: { index: number; header: EvmHeader; context: ReadOptions; whole: boolean },
): DecodedTransaction {
  const at = `${context.place} transaction ${index}`;
  const fields: Fields = fieldsOf(raw, at);
  const decoded = decodeTransaction(fields, at, header.baseFeePerGas);
  if (whole) requireBytes(decoded, { fields, rules: context.chain.rules });
  if (decoded.transaction.index !== index && !context.tolerant)
    throw fields.refuse('transactionIndex', `not ${index}`);
  if (fields.bytes('blockHash', 32) !== header.hash) throw fields.refuse('blockHash', 'of another block');
  return decoded;
}

function readUncles(
  raw: readonly unknown[] | undefined,
  header: EvmHeader,
  place: string,
): EvmBlock['uncles'] {
  if (!raw) return [];
  const uncles = raw.map((uncle, i) => decodeHeader(fieldsOf(uncle, `${place} uncle ${i}`)));
  const computed = unclesHash(uncles);
  if (computed !== header.sha3Uncles) {
    throw new JejakError('EVM_UNCLES', {
      meta: { number: header.number, expected: header.sha3Uncles, computed: computed ?? '-', place },
    });
  }
  return uncles.map(({ number, miner }) => ({ number, miner }));
}

function readReceipts(
  raw: readonly unknown[] | undefined,
  transactions: readonly DecodedTransaction[],
  { receiptsRequired, header, ...context }: ReadOptions & VerifyContext & { readonly header: EvmHeader },
) {
  const { chain, place } = context;
  if (!raw && !receiptsRequired) return undefined;
  if (raw?.length !== transactions.length) {
    const counts = { transactions: transactions.length, receipts: raw?.length ?? 0 };
    throw new JejakError('EVM_RECEIPTS_MISSING', { meta: { number: header.number, ...counts, place } });
  }
  const decoded = raw.map((entry, index) => {
    const at = `${place} receipt ${index}`;
    return decodeReceipt(fieldsOf(entry, at), at);
  });
  const pairs = decoded.map((one, i) => ({ decoded: one, tx: transactions[i]! }));
  const receipts = settleReceipts(header, pairs, context);
  const withStateRoots = header.number < (chain.byzantium ?? 0);
  return receipts.map((receipt, i) => {
    const { extras } = decoded[i]!;
    // A node that gives a status for old blocks, where the root covers a state root, leaves the root uncheckable.
    const usable = extras && (!withStateRoots || extras.stateRoot !== undefined);
    return { receipt, extras: usable ? { ...extras, type: transactions[i]!.transaction.type } : undefined };
  });
}
