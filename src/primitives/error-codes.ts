export interface ErrorEntry {
  /** English, `{name}` is filled from the error's meta. */
  readonly message: string;
  /** What the user can do about it. */
  readonly hint: string;
  /** True when the same call may succeed later; the process then exits with 75 instead of 1. */
  readonly retryable?: boolean;
}

/** Every error code of Jejak. docs/errors.md lists the same codes; a test keeps the two equal. */
export const ERRORS = {
  AMOUNT_INVALID: {
    message: 'Not an amount: "{input}".',
    hint: 'Write digits with an optional decimal point, for example 0.5 or 12.00000001.',
  },
  AMOUNT_TOO_PRECISE: {
    message: 'The amount "{input}" has more than {decimals} decimals.',
    hint: 'Jejak does not round money. Shorten the amount yourself if the extra digits are zero.',
  },
  HEX_INVALID: {
    message: 'Not hexadecimal: "{input}".',
    hint: 'Give an even number of the characters 0-9 and a-f.',
  },
  OUTPOINT_INVALID: {
    message: 'Not an outpoint: "{input}".',
    hint: 'Write <txid>:<vout>, a txid has 64 hexadecimal characters.',
  },
  TXID_INVALID: {
    message: 'Not a transaction id: "{input}".',
    hint: 'A txid has 64 hexadecimal characters.',
  },
  ADDRESS_INVALID: {
    message: 'Not an address of {chain}: "{input}" ({reason}).',
    hint: 'Check for a missing or mistyped character; the checksum protects against both.',
  },
  CHAIN_UNKNOWN: {
    message: 'Unknown chain "{input}".',
    hint: 'Known chains: {known}.',
  },
  BLOCK_MALFORMED: {
    message: 'Not a Bitcoin block at byte {byte} of the block: {reason}{place}.',
    hint: 'The file is damaged or not a block. Copy it again from the node, or run the node with -reindex.',
  },
  BLOCK_POW: {
    message: 'Block {hash} does not meet the proof of work that its header claims{place}.',
    hint: 'The header is damaged or belongs to another network; check --chain and the source of the file.',
  },
  BLOCK_MERKLE_MISMATCH: {
    message: 'Block {hash}: the transactions give merkle root {computed}, the header says {expected}{place}.',
    hint: 'At least one byte of the block is wrong. Copy the file again from the node; nothing of the block was written.',
  },
  BLOCK_WITNESS_MISMATCH: {
    message: 'Block {hash}: the witnesses do not match the commitment in the coinbase{place}.',
    hint: 'A witness is damaged or missing. Copy the file again from a node that is not pruned.',
  },
  BLOCK_COINBASE: {
    message:
      'Block {hash}: transaction {index} breaks the rule that the first and only the first is a coinbase{place}.',
    hint: 'The block is not valid; check the source of the file.',
  },
  LAKE_ID_RANGE: {
    message: 'An id of column {column} does not fit.',
    hint: 'The chain is larger than this version can number. Please report it.',
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;
