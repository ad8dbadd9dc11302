/** A type of an event's argument, as Solidity writes it. `base`: `uint256`, `address`, `bytes`, `string`, `bytes32`. */
export type AbiType =
  | { readonly form: 'base'; readonly name: string }
  | { readonly form: 'tuple'; readonly parts: readonly AbiParameter[] }
  /** `length` undefined: as many as the data says. */
  | { readonly form: 'array'; readonly of: AbiType; readonly length: number | undefined };

export interface AbiParameter {
  readonly name: string;
  readonly type: AbiType;
  readonly indexed: boolean;
}

export interface AbiEvent {
  readonly name: string;
  readonly parameters: readonly AbiParameter[];
}
