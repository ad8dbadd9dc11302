import type { FlowWay } from '../rules/severity-rules.ts';
import type { DirectFlow } from './flow-end.ts';
import type { IndirectFlow } from './indirect-flow.ts';

/** Flows of one subject, as far as they were asked for. */
export interface SubjectFlows {
  readonly direct: DirectFlow;
  readonly indirect: Partial<Record<FlowWay, IndirectFlow>>;
}
