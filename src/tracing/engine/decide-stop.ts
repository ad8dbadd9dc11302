import { NONE } from '../../graph/flow-source.ts';
import type { TraceTag } from '../trace-parameters.ts';
import type { StopReason } from '../trace-result.ts';
import type { TraceRules } from './trace-rules.ts';

/** Why nobody follows this output, whatever the policy: a tag, nothing to follow, or the limit of height. */
export function decideStop(
  rules: TraceRules,
  nextTx: number,
  tag: TraceTag | undefined,
): StopReason | undefined {
  if (tag) return 'tag';
  if (nextTx === NONE) return 'unspent';
  const beyond = rules.direction === 'forward' ? nextTx > rules.boundTx : nextTx < rules.boundTx;
  return beyond ? 'height' : undefined;
}
