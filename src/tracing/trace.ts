import { JejakError } from '../primitives/jejak-error.ts';
import { openOutputTrace, type TraceContext } from './open-output-trace.ts';
import type { TraceParameters } from './trace-parameters.ts';
import type { TraceResult } from './trace-result.ts';

/**
 * Follows stolen coins on a chain of outputs from the starts (or back to their sources) under all named policies in one
 * run. Everything that stops the trace is in `terminals` with its reason; the books close, or there is no answer.
 * Errors: SEED_MISSING, TX_UNKNOWN, VOUT_UNKNOWN, ADDRESS_UNKNOWN, SEED_EMPTY, SEED_DUPLICATE, POLICY_UNKNOWN,
 * TRACE_BOOKS, those of the source, and the signal's reason.
 */
export async function trace(context: TraceContext, parameters: TraceParameters): Promise<TraceResult> {
  const open = await openOutputTrace(context, parameters);
  if (parameters.seeds.length === 0) throw new JejakError('SEED_MISSING');
  return open.answer(await open.walk());
}
