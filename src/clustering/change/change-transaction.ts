import type { ScriptKind } from '../../chains/bitcoin/script-kind.ts';

/** What the transaction that spends an output shows. */
export interface ChangeSpend {
  readonly locktime: number;
  /** Bits of TX_PRINT. */
  readonly print: number;
  /** Satoshi. */
  readonly fee: bigint;
  /** BIP 141. */
  readonly weight: number;
  readonly inputs: number;
  readonly outputs: number;
}

export interface ChangeCoin {
  /** Satoshi. */
  readonly value: bigint;
  /** Address id, -1 for none. */
  readonly address: number;
  readonly kind: ScriptKind;
}

export interface ChangeOutput extends ChangeCoin {
  /** An earlier output pays the same address. */
  readonly before: boolean;
  /** A later output pays the same address. */
  readonly after: boolean;
  /** Undefined while nobody has spent it. */
  readonly spend?: ChangeSpend;
}

/** One transaction as change heuristics see it. */
export interface ChangeTransaction {
  readonly inputs: readonly ChangeCoin[];
  readonly outputs: readonly ChangeOutput[];
  readonly coinbase: boolean;
  /** A detector takes it for a CoinJoin of several owners. */
  readonly mix: boolean;
  readonly locktime: number;
  readonly print: number;
  readonly fee: bigint;
  readonly weight: number;
  /** Whether two addresses are in one cluster; answers false where no clusters are known. */
  readonly together: (a: number, b: number) => boolean;
}
