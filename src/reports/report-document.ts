import type { Asset } from '../primitives/asset.ts';
import type { EndKind } from '../texts/report/report-texts.ts';
import type { TraceTag } from '../tracing/trace-parameters.ts';
import type { PolicyAmounts, TraceResult } from '../tracing/trace-result.ts';
import type { TaintPolicyId } from '../tracing/value/policies.ts';
import type { Figure } from './figure/figure.ts';

/** Measured error of a method that the trace or its tags rest on. Figures as text, as they are to be printed. */
export interface MeasuredRate {
  readonly method: string;
  readonly precision: string;
  readonly recall: string;
  /** What it was measured on, with its size. */
  readonly basis: string;
}

/** What a report says beside the trace. */
export interface ReportAbout {
  readonly language: 'id' | 'en';
  readonly title: string;
  readonly asset: Asset;
  /** Version of the program. */
  readonly version: string;
  /** The command line that makes this report again. */
  readonly command: string;
  /** Name of the case. */
  readonly caseId?: string;
  /** ISO 8601 in UTC; left out, the report names no time and is the same at any time. */
  readonly generatedAt?: string;
  /** The policy that the summary and the figure follow. Default fifo, else the first of the trace. */
  readonly primary?: TaintPolicyId;
  /** Other errors to print than those measured in this repository; an empty list prints none. */
  readonly rates?: readonly MeasuredRate[];
}

/** Traced value that stopped in one way; for tags one row a holder. */
export interface SummaryRow {
  readonly kind: EndKind;
  readonly tag?: TraceTag;
  readonly outputs: number;
  readonly amounts: PolicyAmounts;
}

/** Everything that a report shows, as data. */
export interface ReportDocument {
  readonly about: ReportAbout;
  readonly primary: TaintPolicyId;
  readonly trace: TraceResult;
  readonly summary: readonly SummaryRow[];
  /** Absent when the trace did not record its hops. */
  readonly figure?: Figure;
}
