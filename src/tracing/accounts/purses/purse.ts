/**
 * Value on its way, by label: segment s is value[s] base units that carry label[s] (0 is clean). Together they are the
 * whole value; under poison every label covers the whole value. Undefined stands for value that is clean throughout.
 */
export interface Parcel {
  readonly label: number[];
  readonly value: bigint[];
}

/**
 * What an account holds of one asset under one policy, clean value included. The rules are those of the policies for
 * outputs (METHODS A.5, A.7), with a payment and what stays behind as the two outputs.
 */
export interface Purse {
  /** Adds value. Returns clean units that became tainted by it: poison only. */
  put(parcel: Parcel | undefined, value: bigint): bigint;
  /** Removes `value` base units, at most what is there. */
  take(value: bigint): Parcel | undefined;
  /** Base units, clean ones included. */
  total(): bigint;
  /** Tainted base units. */
  tainted(): bigint;
  /** Everything that is there, for a listing; the purse stays as it is. */
  all(): Parcel;
}
