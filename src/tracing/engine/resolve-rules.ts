import type { FlowCoverage, FlowSource } from '../../graph/flow-source.ts';
import { CHAINS, type ChainId } from '../../primitives/chain.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { lastTransaction } from '../last-transaction.ts';
import { TAINT_POLICIES } from '../taint/policies.ts';
import type { TaintPolicyId } from '../taint/taint-policy.ts';
import type { TraceParameters } from '../trace-parameters.ts';
import type { TraceRules } from './trace-rules.ts';

/** Errors: POLICY_UNKNOWN, also when no policy is named. */
export async function resolveRules(
  source: FlowSource,
  coverage: FlowCoverage,
  parameters: TraceParameters,
): Promise<TraceRules> {
  const known = Object.keys(TAINT_POLICIES) as TaintPolicyId[];
  const unknown = parameters.policies.find((id) => !known.includes(id));
  if (parameters.policies.length === 0 || unknown !== undefined) {
    throw new JejakError('POLICY_UNKNOWN', { meta: { input: unknown ?? '', known: known.join(', ') } });
  }
  const policies = known.filter((id) => parameters.policies.includes(id)).map((id) => TAINT_POLICIES[id]);
  const { tags, minValue } = parameters;
  const direction = parameters.direction ?? 'forward';
  return {
    direction,
    policies,
    tagOf: tags === undefined ? () => undefined : typeof tags === 'function' ? tags : (id) => tags.get(id),
    passCoinJoins: parameters.passCoinJoins ?? false,
    maxDepth: parameters.maxDepth ?? Number.POSITIVE_INFINITY,
    minValue: policies.map(({ id }) => (typeof minValue === 'bigint' ? minValue : (minValue?.[id] ?? 0n))),
    cutoffMillionths: BigInt(parameters.haircutCutoffMillionths ?? 0),
    boundTx: await boundTx(source, coverage, parameters),
    maxOutputs: parameters.maxOutputs ?? 1_000,
    maxTransactions: parameters.maxTransactions ?? Number.POSITIVE_INFINITY,
    followFees: direction === 'forward' && (parameters.followFees ?? false),
    recordHops: parameters.recordHops ?? true,
    halving: Object.hasOwn(CHAINS, coverage.chain) ? CHAINS[coverage.chain as ChainId].halving : 210_000,
  };
}

async function boundTx(source: FlowSource, coverage: FlowCoverage, parameters: TraceParameters) {
  const { heightLimit, direction } = parameters;
  if (direction === 'backward') {
    return (await lastTransaction(source, coverage.tipHeight, (heightLimit ?? 0) - 1)) + 1;
  }
  if (heightLimit === undefined) return Number.POSITIVE_INFINITY;
  return lastTransaction(source, coverage.tipHeight, heightLimit);
}
