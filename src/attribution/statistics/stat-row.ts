import type { AssetAmount } from '../incidents/incident.ts';

export const STAT_SECTIONS = ['year', 'asset', 'class', 'victim', 'path', 'shape'] as const;
export type StatSection = (typeof STAT_SECTIONS)[number];

/** How a row was counted. Texts of each are in `texts/cli/dossiers`. */
export const STAT_RULES = [
  'reported',
  'tracker',
  'asset',
  'victim',
  'path',
  'published',
  'unsold',
  'class',
  'class-year',
  'mixer',
] as const;
export type StatRule = (typeof STAT_RULES)[number];

/** One total, with whose it is and how it was counted. What a row does not know, it does not have. */
export interface StatRow {
  readonly section: StatSection;
  /** Year, asset, kind of victim, kind of step, or class; of a class of a year both: `2021 btc`. */
  readonly key: string;
  /** Title of the imported table, or name of the tracker. */
  readonly source: string;
  /** Counted here from an imported table, or a published figure of somebody else. */
  readonly counted: boolean;
  readonly rule: StatRule;
  readonly incidents?: number;
  readonly withUsd?: number;
  /** Cents of a USD as reported. */
  readonly usd?: bigint;
  readonly about?: boolean;
  /** Amounts that are stated, and those of them that have a price of their day. */
  readonly amounts?: number;
  readonly priced?: number;
  /** Cents of a USD on the day of the theft, of the priced amounts. */
  readonly usdAtTheft?: bigint;
  readonly total?: readonly Omit<AssetAmount, 'rounded' | 'source'>[];
  readonly rounded?: number;
  readonly services?: readonly string[];
  /** Thousandths. */
  readonly perMille?: bigint;
  /** n of m incidents that the row could look at. */
  readonly known?: number;
  readonly of?: number;
  /** Where a published figure stands. */
  readonly cited?: string;
}
