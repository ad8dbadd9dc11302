/** An ERC-20 approval that its owner sent himself to an address that signs transactions, so no contract. */
export interface Approval {
  /** `0x` and 40 lower-case hexadecimal characters. */
  readonly owner: string;
  readonly spender: string;
  readonly token: string;
  /** Dense id of the first transaction that says so. */
  readonly tx: number;
  /** Different owners that approved this spender, in the whole lake. */
  readonly owners: number;
}
