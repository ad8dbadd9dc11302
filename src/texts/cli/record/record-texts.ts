/** What is said of payments beyond the recorded holdings of their payers, and of the shares of a start. */
export interface RecordTexts {
  readonly beyond: string;
  readonly row: string;
  readonly more: string;
  readonly unknown: string;
  readonly notAll: string;
  readonly shares: string;
  /** Of a start on another chain, whose units are not in these data. */
  readonly sharesFar: string;
}
