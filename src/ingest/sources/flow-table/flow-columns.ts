/**
 * Columns of a table of flows. Two headers are known: that of published case studies
 * (Timestamp,Block,Tx_hash,From,From_label,To,To_label,Value_in_USD), and Jejak's own, whose names are these.
 */
export const FLOW_COLUMNS = {
  time: 'UTC: 2023-01-13 20:34:11, ISO 8601, or seconds since 1970',
  block: 'number of the block; without it the time in seconds orders the rows',
  tx: 'transaction hash; rows of one transaction share it',
  from: 'payer, 0x and 40 hexadecimal characters; empty for new coins',
  to: 'receiver; empty for coins destroyed',
  from_label: 'name of the payer: a claim',
  to_label: 'name of the receiver: a claim',
  symbol: 'symbol of the asset; USD for values in dollars; empty for the coin of the chain',
  contract: 'contract of a token; empty for the coin of the chain or for a value in dollars',
  token_id: 'which token of the contract (ERC-721, ERC-1155)',
  decimals:
    'places of the point; when empty those of the coin or a known contract, else 18 for value and unknown for units',
  value: 'amount in whole coins, as a decimal number',
  units: 'amount in base units instead of value',
} as const;

export type FlowColumn = keyof typeof FLOW_COLUMNS;

/** Names of published tables for the same columns. */
export const FLOW_ALIASES: Readonly<Record<string, FlowColumn>> = {
  timestamp: 'time',
  block_time: 'time',
  block_number: 'block',
  tx_hash: 'tx',
  transaction_hash: 'tx',
  from_address: 'from',
  to_address: 'to',
  contract_address: 'contract',
  value_in_usd: 'value',
  total_eth: 'value',
};

/** A header that names the asset in the column of the amount. */
export const FLOW_SYMBOLS: Readonly<Record<string, string>> = { value_in_usd: 'USD' };
