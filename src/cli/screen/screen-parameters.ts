import { JejakError } from '../../primitives/jejak-error.ts';
import type { IndirectLimits } from '../../screening/exposure/indirect-flow.ts';
import type { ScreenParameters } from '../../screening/screen-context.ts';
import type { TaintPolicyId } from '../../tracing/value/policies.ts';
import { POLICIES } from '../../tracing/value/policies.ts';
import type { OptionValues } from '../command.ts';

const HOPS = 6;
/** Newest receipts or payments whose ways are followed. */
const SEEDS = 50;

export interface AskedScreening {
  readonly parameters: ScreenParameters;
  /** Policies whose columns the table has; all are computed. */
  readonly shown: readonly TaintPolicyId[];
}

/** What the options of a screening mean. Errors: POLICY_UNKNOWN. */
export function screenParameters(options: OptionValues, indirect: boolean): AskedScreening {
  const policies = String(options.policy)
    .split(',')
    .map((policy) => policy.trim());
  const unknown = policies.find((policy) => !POLICIES.includes(policy as TaintPolicyId));
  if (unknown !== undefined)
    throw new JejakError('POLICY_UNKNOWN', {
      meta: { input: unknown, known: POLICIES.join(', ') },
    });
  const limits: IndirectLimits = {
    seeds: SEEDS,
    hops: options.depth === undefined ? HOPS : Number(options.depth),
    transactions: Number(options.budget),
  };
  return {
    parameters: { directLimit: Number(options.recent), ...(indirect ? { indirect: limits } : {}) },
    shown: policies as TaintPolicyId[],
  };
}
