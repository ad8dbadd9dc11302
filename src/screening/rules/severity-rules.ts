import type { TaintPolicyId } from '../../tracing/value/policies.ts';

/** What a rule can say. There is no lowest one: that no rule applies is no finding. */
export const RISK_LEVELS = ['medium', 'high', 'severe'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** What an exposure is about: the subject itself, its counterparties, or what lies behind them. */
export const EXPOSURE_KINDS = ['own', 'direct', 'indirect'] as const;
export type ExposureKind = (typeof EXPOSURE_KINDS)[number];
/** `source`: value came from there; `destination`: value went there. */
export const FLOW_WAYS = ['source', 'destination'] as const;
export type FlowWay = (typeof FLOW_WAYS)[number];

/** A reason in every language in which rules are shipped. */
export interface RuleText {
  readonly en: string;
  readonly id: string;
}

export interface RiskCategory {
  /** A concept of the TagPack taxonomy. */
  readonly id: string;
  /** 0 to 100. */
  readonly severity: number;
  /** Whether a trace ends at an address of this category. */
  readonly stops: boolean;
  readonly because: RuleText;
}

export interface SeverityRule {
  readonly id: string;
  readonly level: RiskLevel;
  readonly because: RuleText;
  /** Undefined: any. */
  readonly exposure?: ExposureKind;
  readonly way?: FlowWay;
  readonly categories?: readonly string[];
  readonly severityFrom?: number;
  /** Millionths of what was received or spent. */
  readonly shareFrom?: number;
}

/** How findings are judged. Source of the score: METHODS A.11. */
export interface SeverityRules {
  readonly name: string;
  readonly version: number;
  /** Of the file, hexadecimal. */
  readonly sha256: string;
  readonly policy: TaintPolicyId;
  /** Millionths by which an indirect share counts. */
  readonly indirect: number;
  /** 0 to 100. */
  readonly minimumConfidence: number;
  readonly categories: ReadonlyMap<string, RiskCategory>;
  readonly rules: readonly SeverityRule[];
}
