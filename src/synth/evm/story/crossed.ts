import type { TruthAmount } from '../evm-truth.ts';
import type { Party } from '../party.ts';

/** What entered a bridge: the other chain pays it out. */
export interface Crossed {
  readonly protocol: 'thorchain' | 'cbridge';
  readonly tx: string;
  /** UTC seconds. */
  readonly time: number;
  readonly from: Party;
  readonly value: bigint;
  readonly out: TruthAmount;
  /** Recipient on the other chain. */
  readonly address: string;
  /** The bridge's own id of the transfer. */
  readonly id: string;
}
