/** What is said of payments beyond the recorded holdings of their payers, and of the shares of a start. */
export interface RecordTexts {
  readonly beyond: string;
  readonly row: string;
  readonly more: string;
  readonly unknown: string;
  readonly notAll: string;
  readonly shares: string;
  /** Of a start that is led back, and of one on another chain. */
  readonly sharesBack: string;
  readonly sharesFar: string;
}
