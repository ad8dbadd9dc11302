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
import type { SignatureColumns } from '../senders/signature-columns.ts';
import { requireBytes } from './require-bytes.ts';
import { requireHeaderFields } from './require-header-fields.ts';
import { settleReceipts } from './settle-receipts.ts';
import { signaturesOf } from './signatures-of.ts';
import { stateSyncHash } from './state-sync-hash.ts';
import { strictRules } from './strict-rules.ts';
import { type VerifyContext, verifyHeader } from './verify-header.ts';
import { verifyReceipts } from './verify-receipts.ts';
import { verifySenders } from './verify-senders.ts';
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
  /** True: a block without its receipts is an error. Default false. */
  readonly receiptsRequired?: boolean | undefined;
  /** True: a part of a block is read too, its differences leave checks false. Default false. */
  readonly tolerant?: boolean | undefined;
  /** True: the schema of the source has neither whole headers nor signatures: their hashes are not checked. Default false. */
  readonly partialSchema?: boolean | undefined;
}

/** A block whose senders are still only said; nothing of it may be used before `settle` has given it. */
export interface UnsettledEvmBlock {
  readonly number: number;
  /** Its signatures, for a recovery of their signers. */
  signatures(): SignatureColumns;
  /**
   * The block, `checks` of it say what was recomputed. With the signatures, recovered, the senders are compared; without,
   * they stay the word of the source. Errors: EVM_SENDER, and what else was found wrong behind the transactions.
   */
  settle(recovered?: SignatureColumns): EvmBlock;
}

/**
 * A block from JSON-RPC with everything recomputed that its data allow, but for the signers, which another thread may
 * recover meanwhile. What is wrong with receipts and traces is kept back until the senders they follow from are compared.
 * Errors, each with block and place: EVM_FIELD, EVM_HEADER_FIELD, EVM_BLOCK_HASH, EVM_WITHDRAWALS, EVM_UNCLES,
 * EVM_TX_HASH, EVM_TX_CHAIN, EVM_TX_CHAIN_UNKNOWN, EVM_TX_ROOT; of `settle`: EVM_SENDER, EVM_RECEIPTS_MISSING,
 * EVM_RECEIPT, EVM_BLOOM, EVM_RECEIPTS_ROOT, EVM_TRACES.
 */
export function readEvmBlock(raw: RawEvmBlock, options: ReadOptions): UnsettledEvmBlock {
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
  const txChecks = verifyTransactions(header, covered, { ...context, chain });
  const effects = attempt(() => readEffects(raw, { header, decoded, system, context, options }));
  return {
    number: header.number,
    signatures: () => signaturesOf(covered),
    settle(recovered) {
      const senders =
        recovered !== undefined && verifySenders(header, covered, { ...context, columns: recovered });
      const { receipts, calls, receiptChecks } = effects();
      return {
        header,
        transactions: decoded.map((tx) => tx.transaction),
        receipts,
        calls,
        withdrawals,
        uncles,
        checks: {
          ...headerChecks,
          ...txChecks,
          ...receiptChecks,
          // Nobody signed what Bor appends, and no root covers it: such a block is not verified as a whole.
          senders: senders && system === 0,
        },
        place,
      };
    },
  };
}

/** What came of the transactions: receipts and traces. */
function readEffects(
  raw: RawEvmBlock,
  {
    header,
    decoded,
    system,
    context,
    options,
  }: {
    readonly header: EvmHeader;
    readonly decoded: readonly DecodedTransaction[];
    /** How many of the last transactions no root covers. */
    readonly system: number;
    readonly context: VerifyContext;
    readonly options: ReadOptions;
  },
) {
  const receipts = readReceipts(raw.receipts, decoded, { ...options, ...context, header });
  // What receipts of an unknown type look like is unknown too: a difference is then no error.
  const known = decoded
    .slice(0, decoded.length - system)
    .every((tx) => tx.encoded || tx.transaction.type <= LAST_KNOWN_TYPE);
  const receiptChecks = receipts
    ? verifyReceipts(header, receipts.slice(0, receipts.length - system), {
        ...context,
        strict: context.strict && known,
      })
    : { receiptsRoot: false, logsBloom: false };
  const transactions = decoded.map((tx) => tx.transaction);
  const { place } = context;
  const calls =
    raw.traces &&
    decodeTraces(raw.traces, transactions, { number: header.number, place, tolerant: !context.strict });
  return { receipts: receipts?.map((one) => one.receipt), calls, receiptChecks };
}

/** What a function gives, or its error, for later. */
function attempt<T>(make: () => T): () => T {
  try {
    const value = make();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
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
