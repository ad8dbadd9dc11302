import type { Screening } from '../../screening/open-screening.ts';
import type { TaintPolicyId } from '../../tracing/value/policies.ts';

/** What an answer was made with, and which policies its table shows. */
export interface AnswerBasis {
  readonly screening: Screening;
  readonly shown: readonly TaintPolicyId[];
}
