import type { Grade } from '../graph/grade-of.ts';

/** Why an alert was made. `spent` and `received`: the block says so, see `grade`; `trace-step`: an inference of the taint policy. */
export type AlertRule = 'spent' | 'received' | 'trace-step';

/** Amounts of one asset, base units as decimal strings: an alert is read by programs that have no integers of that size. */
export interface AlertAmount {
  readonly asset: string;
  readonly decimals?: number;
  /** Contract of a token. */
  readonly contract?: string;
  /** To the watched, and from it; of a trace the tainted part that passed. */
  readonly in?: string;
  readonly out?: string;
}

export interface AlertParty {
  readonly address: string;
  readonly amount?: string;
  readonly asset?: string;
  /** Best label that sources give it: a claim. */
  readonly label?: string;
  /** Imported sanctions lists that have it on the day of the look: claims too. */
  readonly listed?: readonly string[];
  /** Those that have it in a publication that does not speak for that day: not decided. */
  readonly listedUndecided?: readonly string[];
}

/** What happened on the chain, before it is numbered and named. */
export interface Movement {
  readonly rule: AlertRule;
  /** Hash of the transaction. */
  readonly tx: string;
  readonly height: number;
  /** UTC seconds. */
  readonly time: number;
  /** Whether the block was verified when it was read, or is its source's word. */
  readonly grade: Grade;
  /** Hash of the block; empty in a table of flows. */
  readonly block: string;
  /** Watched addresses that took part; of a trace those that held the taint. */
  readonly watched: readonly string[];
  readonly amounts: readonly AlertAmount[];
  /** Who else took part, largest first, and how many they are in all. */
  readonly parties: readonly AlertParty[];
  readonly partiesTotal: number;
}

/** A line of the journal. Numbers go up by one without a gap. */
export interface Alert extends Movement {
  readonly seq: number;
  /** SHA-256 of entry, rule, transaction and how often it was taken back before: the same event has the same id. */
  readonly id: string;
  readonly kind: 'alert' | 'withdrawn';
  /** Of `withdrawn`: the alert whose block is not on the chain any more. */
  readonly of?: string;
  readonly entry: string;
  readonly note?: string;
  readonly chain: string;
  /** SHA-256 of the lake's manifest when it was seen. */
  readonly manifest: string;
}
