import { JejakError } from '../../primitives/jejak-error.ts';
import type { AccountTraceContext } from './account-trace-context.ts';
import type { AccountTraceParameters } from './account-trace-parameters.ts';
import type { AccountTraceResult } from './account-trace-result.ts';
import { openAccountTrace } from './open-account-trace.ts';

/** Every round knows more look-alikes than the one before. */
const ROUNDS = 8;

/**
 * Follows stolen value on an account chain from the starts (or back), under all named policies in one run, with one
 * ledger per asset: a payment takes from what the payer holds of that asset, an exchange carries taint into the asset
 * received, fees reduce what is left. Only transactions of accounts that hold taint are looked at. The books close, or
 * there is no answer. Errors: SEED_MISSING, those of openAccountTrace, TRACE_BOOKS, the signal's reason.
 * Source: METHODS A.7, A.8, E.1.
 */
export async function traceAccounts(
  context: AccountTraceContext,
  parameters: AccountTraceParameters,
): Promise<AccountTraceResult> {
  const open = await openAccountTrace(context, parameters);
  if (parameters.seeds.length === 0) throw new JejakError('SEED_MISSING');
  for (let round = 0; ; round++) {
    const state = await open.walk();
    if (round === ROUNDS || !(await open.learn(state))) return open.answer(state);
  }
}
