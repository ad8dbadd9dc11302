import { JejakError } from '../../../primitives/jejak-error.ts';
import type { EvmCall, EvmTransaction } from '../block/evm-block.ts';
import { decodeCallTracer } from './decode-call-tracer.ts';
import { decodeTraceBlock } from './decode-trace-block.ts';

const NOBODY = `0x${'0'.repeat(40)}`;

/**
 * Calls of a block from callTracer's list (one entry a transaction, with or without `result`) or from `trace_block`.
 * No root of the header covers traces; what can be compared is: one first call a transaction, with its sender and
 * value. Errors: EVM_TRACES, EVM_FIELD.
 */
export function decodeTraces(
  raw: readonly unknown[],
  transactions: readonly EvmTransaction[],
  {
    number,
    place,
    tolerant,
  }: { readonly number: number; readonly place: string; readonly tolerant?: boolean | undefined },
): EvmCall[] {
  const flat = raw.length > 0 && Array.isArray((raw[0] as { traceAddress?: unknown } | null)?.traceAddress);
  const refuse = (reason: string) => new JejakError('EVM_TRACES', { meta: { number, reason, place } });
  if (tolerant && raw.length === 0) return [];
  if (!flat && raw.length !== transactions.length) {
    throw refuse(`${raw.length} traces for ${transactions.length} transactions`);
  }
  const calls = flat
    ? decodeTraceBlock(raw, place)
    : raw.flatMap((entry, index) => {
        const { result, error, txHash, type } = (entry ?? {}) as Record<string, unknown>;
        if (typeof txHash === 'string' && txHash.toLowerCase() !== transactions[index]!.hash) {
          throw refuse(`trace ${index} is of transaction ${txHash}`);
        }
        // A call that failed has an error too; without a type it is the tracer that failed.
        if (result === undefined && type === undefined && error !== undefined)
          throw refuse(`trace ${index}: ${String(error)}`);
        return decodeCallTracer(result ?? entry, index, `${place} transaction ${index}`);
      });
  if (tolerant) return calls;
  const first = new Map(calls.filter((call) => call.trace.length === 0).map((call) => [call.txIndex, call]));
  for (const tx of transactions) {
    const call = first.get(tx.index);
    // Transactions that the chain itself makes (Bor's state sync) have no trace everywhere.
    if (!call && tx.from === NOBODY) continue;
    if (!call) throw refuse(`none for transaction ${tx.index}`);
    if (call.from !== tx.from || call.value !== tx.value) {
      throw refuse(`transaction ${tx.index} has another sender or value in its trace`);
    }
  }
  const foreign = calls.find((call) => call.txIndex >= transactions.length);
  if (foreign) throw refuse(`a call of transaction ${foreign.txIndex}`);
  return calls;
}
