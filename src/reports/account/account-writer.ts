import type { ReportTexts } from '../../texts/report/report-texts.ts';
import type { AccountTraceResult } from '../../tracing/accounts/account-trace-result.ts';
import type { TaintPolicyId } from '../../tracing/value/policies.ts';
import type { Table } from '../html/render-table.ts';
import type { Badge } from '../html/report-writer.ts';

/** Sections are written with these. */
export interface AccountWriter {
  readonly texts: ReportTexts;
  readonly result: AccountTraceResult;
  readonly policies: readonly TaintPolicyId[];
  /** What the data record: facts only where all of their blocks are verified. */
  readonly recorded: Extract<Badge, 'fact' | 'sourced'>;
  readonly table: (table: Table) => string;
  readonly heading: (text: string, badge?: Badge) => string;
  readonly paragraph: (text: string, className?: string) => string;
}
