/** Rules by which addresses of account chains are linked; the order is that of the options and of answers. */
export const ACCOUNT_RULES = [
  'deposit',
  'token-deposit',
  'airdrop',
  'self-authorisation',
  'gas-funder',
  'same-address',
] as const;

export type AccountRule = (typeof ACCOUNT_RULES)[number];

/** A transaction of a lake: position of the lake in the list, dense id. */
export interface EvidenceTransaction {
  readonly lake: number;
  readonly tx: number;
}

/**
 * A rule says that two addresses are one actor's. `a` and `b` are nodes: home accounts, those of the second and further
 * lakes moved up by the accounts of the lakes before; `a` is the smaller one.
 */
export interface AccountLink {
  readonly a: number;
  readonly b: number;
  readonly rule: AccountRule;
  /** Millionths, for reading and for the order of links, not a probability; what is measured: docs/accuracy.md. */
  readonly confidence: number;
  /** In chain order within a lake. */
  readonly evidence: readonly EvidenceTransaction[];
  /** Asset id in the lake of the evidence. */
  readonly asset?: number;
  /** The address through which both are linked, as a node: the deposit address that they share. */
  readonly via?: number;
}
