import type { ScriptKind } from '../chains/bitcoin/script-kind.ts';

/**
 * An output that somebody of the synthetic world can spend. `address` numbers the addresses in the order of their
 * making. Amounts in the generator are whole satoshi below 2^53 (the whole supply of regtest is 1.5 x 10^12).
 */
export interface Coin {
  /** Wire order. */
  readonly txid: Uint8Array;
  readonly vout: number;
  readonly value: number;
  readonly address: SynthAddress;
}

export interface SynthAddress {
  readonly number: number;
  readonly kind: ScriptKind;
  readonly owner: number;
}

/** An output to be made: to an address, or a script that nobody owns. */
export interface Payment {
  readonly address: SynthAddress;
  readonly value: number;
}
