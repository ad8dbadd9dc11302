/** How the two legs of one bridge are recognised. Windows and fees were chosen by hand, not measured. */
export interface BridgeRule {
  readonly protocol: string;
  /**
   * What the far leg's link may be equal to on the near leg: its own link, the hash of its transaction, or the
   * Keccak-256 of that hash written as text (Synapse's kappa).
   */
  readonly keys: readonly ('link' | 'tx-hash' | 'hash-of-tx-hash')[];
  /** memo: the link is THORChain's memo, not an id of the bridge's own. */
  readonly method: 'id' | 'memo';
  /** Seconds that the far leg may come after the near one. */
  readonly window: number;
  /** Share that the fees may take, in parts of 10,000, when amounts are compared. */
  readonly fee: number;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * `harmony-horizon`, `multichain` (to version 6), `avalanche-bridge` and `thorchain` name the hash of the near
 * transaction; the others an id of their own. Ren and Stargate's version 1 share nothing.
 */
export const BRIDGE_RULES: readonly BridgeRule[] = [
  { protocol: 'across', keys: ['link'], method: 'id', window: DAY, fee: 300 },
  { protocol: 'avalanche-bridge', keys: ['tx-hash'], method: 'id', window: DAY, fee: 300 },
  { protocol: 'cbridge', keys: ['link'], method: 'id', window: DAY, fee: 300 },
  { protocol: 'harmony-horizon', keys: ['tx-hash'], method: 'id', window: DAY, fee: 100 },
  { protocol: 'hop', keys: ['link'], method: 'id', window: 8 * DAY, fee: 300 },
  { protocol: 'layerzero-oft', keys: ['link'], method: 'id', window: DAY, fee: 100 },
  { protocol: 'multichain', keys: ['link', 'tx-hash'], method: 'id', window: 2 * DAY, fee: 200 },
  { protocol: 'ren', keys: [], method: 'id', window: DAY, fee: 100 },
  { protocol: 'stargate', keys: ['link'], method: 'id', window: DAY, fee: 100 },
  { protocol: 'synapse', keys: ['hash-of-tx-hash'], method: 'id', window: DAY, fee: 300 },
  { protocol: 'thorchain', keys: ['tx-hash'], method: 'memo', window: 2 * DAY, fee: 500 },
  { protocol: 'wormhole', keys: ['link'], method: 'id', window: 30 * DAY, fee: 100 },
];
