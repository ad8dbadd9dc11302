/** Limits of the rules, in base units and blocks. Those of deposit reuse are Tutela's, made for Ethereum. */
export interface AccountLimits {
  /** What a deposit address may keep for gas when it forwards the coin. */
  readonly maxDifference: bigint;
  /** From receipt to forwarding. */
  readonly maxBlocks: number;
  /** Accounts with more transfers are taken for services and linked with nobody. */
  readonly busyFrom: number;
  /** A spender that more owners have approved is taken for a service or a drainer. */
  readonly maxOwners: number;
  /** Who paid the first coin of more addresses is taken for a service. */
  readonly maxFunded: number;
}

export const ACCOUNT_LIMITS: AccountLimits = {
  maxDifference: 10n ** 16n,
  maxBlocks: 3_200,
  busyFrom: 1_000,
  maxOwners: 5,
  maxFunded: 10,
};
