/** Fields that forks appended to a header, in the order in which they are hashed: none is there without those before it. */
export const LATER_HEADER_FIELDS = [
  'baseFeePerGas',
  'withdrawalsRoot',
  'blobGasUsed',
  'excessBlobGas',
  'parentBeaconBlockRoot',
  'requestsHash',
] as const;

export type LaterHeaderField = (typeof LATER_HEADER_FIELDS)[number];
