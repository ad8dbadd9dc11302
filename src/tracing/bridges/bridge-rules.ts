/** How the two legs of one bridge are recognised. Windows and fees were chosen by hand, not measured. */
export interface BridgeRule {
  readonly protocol: string;
  /**
   * What the far leg's link may be equal to on the near leg: its own link, the hash of its transaction, or the
   * Keccak-256 of that hash written as text (Synapse's kappa).
   */
  readonly keys: readonly ('link' | 'tx-hash' | 'hash-of-tx-hash')[];
  /** memo: the link is THORChain's memo, not an id of the bridge's own; anybody can have a router repeat one. */
  readonly method: 'id' | 'memo';
  /** Seconds that the far leg may come after the near one. */
  readonly window: number;
  /** Share that the fees may take, in parts of 10,000, when amounts are compared. */
  readonly fee: number;
  /** Share that the bridge may add, in parts of 10,000: Stargate rewards who fills an empty pool. Absent: nothing. */
  readonly reward?: number;
  /** It pays out what went in, or what is worth as much a unit: amounts compare by decimals alone. */
  readonly sameAsset?: true;
  /** UTC seconds from which on the bridge is closed: what is said of it afterwards is somebody else's doing. */
  readonly closed?: number;
  /** It has legs that share no id: recipient, amount and time are all there is. */
  readonly bare?: true;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const id = { method: 'id', window: DAY } as const;
const sameAsset = true;
const bare = true;

/**
 * `harmony-horizon`, `multichain` (to version 6), `avalanche-bridge` and `thorchain` name the hash of the near
 * transaction; the others an id of their own. Ren, Stargate's version 1 and what the Avalanche bridge pays on Bitcoin
 * share nothing. Multichain ceased to work on 14 July 2023 (its own statement of that day), Ren 1 at the end of 2022 (press of
 * December 2022).
 */
export const BRIDGE_RULES: readonly BridgeRule[] = [
  { ...id, protocol: 'across', keys: ['link'], fee: 300 },
  { ...id, protocol: 'avalanche-bridge', keys: ['tx-hash'], fee: 300, sameAsset, bare },
  { ...id, protocol: 'cbridge', keys: ['link'], fee: 300, sameAsset },
  { ...id, protocol: 'harmony-horizon', keys: ['tx-hash'], fee: 100, sameAsset },
  { ...id, protocol: 'hop', keys: ['link'], window: 8 * DAY, fee: 300, sameAsset },
  { ...id, protocol: 'layerzero-oft', keys: ['link'], fee: 100, sameAsset },
  {
    ...id,
    protocol: 'multichain',
    keys: ['link', 'tx-hash'],
    window: 2 * DAY,
    fee: 200,
    sameAsset,
    closed: Date.UTC(2023, 6, 14) / 1_000,
  },
  { ...id, protocol: 'ren', keys: [], fee: 100, sameAsset, bare, closed: Date.UTC(2023, 0, 1) / 1_000 },
  { ...id, protocol: 'stargate', keys: ['link'], fee: 100, reward: 100, sameAsset, bare },
  { ...id, protocol: 'synapse', keys: ['hash-of-tx-hash'], fee: 300 },
  { protocol: 'thorchain', keys: ['tx-hash'], method: 'memo', window: 2 * DAY, fee: 500 },
  { ...id, protocol: 'wormhole', keys: ['link'], window: 30 * DAY, fee: 100, sameAsset },
];
