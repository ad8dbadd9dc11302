/** Texts about loans against traced collateral. `{name}` is filled in. */
export interface LoanTexts {
  readonly title: string;
  readonly line: string;
  readonly collateral: string;
  /** Said of an amount whose asset nobody names. */
  readonly unnamed: string;
  /** How to follow one. */
  readonly follow: string;
}
