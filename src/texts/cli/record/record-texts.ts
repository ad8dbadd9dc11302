/**
 * What is said of payments beyond the recorded holdings of their payers, of what places may have got of an exchange of
 * several people, and of the shares of a start.
 */
export interface RecordTexts {
  readonly beyond: string;
  readonly row: string;
  readonly more: string;
  readonly unknown: string;
  readonly notAll: string;
  readonly possible: string;
  readonly internal: string;
  readonly balanceUnknown: string;
  readonly balances: string;
  readonly flowTable: string;
  readonly gaps: string;
  readonly late: string;
  readonly noReceipts: string;
  readonly noTraces: string;
  readonly sourced: string;
  /** Behind `verify --deep` of an account chain. */
  readonly deepLedger: string;
  readonly tableRow: string;
  readonly possibleRow: string;
  readonly possibleCut: string;
  readonly shares: string;
  /** Of a start on another chain, whose units are not in these data. */
  readonly sharesFar: string;
}
