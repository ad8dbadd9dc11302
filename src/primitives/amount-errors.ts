/** Error codes of amounts, and of minimum values by asset: a part of the table in `error-codes.ts`. */
export const AMOUNT_ERRORS = {
  AMOUNT_INVALID: {
    message: 'Not an amount: "{input}".',
    hint: 'Write digits with an optional decimal point, for example 0.5 or 12.00000001.',
  },
  AMOUNT_TOO_PRECISE: {
    message: 'The amount "{input}" has more than {decimals} decimals.',
    hint: 'Jejak does not round money. Shorten the amount yourself if the extra digits are zero.',
  },
  MIN_VALUE_INVALID: {
    message: 'Minimum values, entry {entry}: "{input}" is no minimum.',
    hint: 'Write <amount>, <symbol>=<amount> or <chain>:0x<contract>=<amount>, for example 0.1,USDC=1000.',
  },
  MIN_VALUE_SYMBOL: {
    message:
      'Minimum values, entry {entry}: {found} known tokens of {chain} bear the symbol "{symbol}", and it has to be one.',
    hint: 'Name the contract: {chain}:0x<contract>=<amount>. A symbol of the data does not count: anybody can copy one.',
  },
  MIN_VALUE_TWICE: {
    message: 'Minimum values, entry {entry}: "{input}" is a second minimum of the same asset.',
    hint: 'Leave one of them out; a plain number is that of every asset without its own.',
  },
} as const;
