export interface ThorchainSwap {
  readonly action: 'swap';
  /** As THORChain writes it: `BTC.BTC`, `ETH.USDC-0XA0B8…`; upper case, abbreviations spelt out. */
  readonly asset: string;
  /** Id of the chain to which it goes, or `?<THORChain's name>`. */
  readonly toChain: string;
  /** Recipient; absent where the memo leaves it away (back to the sender) or uses a THORName. */
  readonly address?: string;
  /** Who gets it back if the swap fails. */
  readonly refundAddress?: string;
}

export type ThorchainMemo =
  | ThorchainSwap
  /** Payout of the inbound transaction with this hash (64 characters, lower case), or its refund. */
  | { readonly action: 'out' | 'refund'; readonly hash: string }
  | { readonly action: 'add' | 'withdraw'; readonly asset: string };

const ACTIONS: Readonly<Record<string, ThorchainMemo['action']>> = {
  '=': 'swap',
  s: 'swap',
  swap: 'swap',
  out: 'out',
  refund: 'refund',
  '+': 'add',
  a: 'add',
  add: 'add',
  '-': 'withdraw',
  wd: 'withdraw',
  withdraw: 'withdraw',
};

const SHORT: Readonly<Record<string, string>> = {
  a: 'AVAX.AVAX',
  b: 'BTC.BTC',
  c: 'BCH.BCH',
  d: 'DOGE.DOGE',
  e: 'ETH.ETH',
  f: 'BASE.ETH',
  g: 'GAIA.ATOM',
  l: 'LTC.LTC',
  n: 'BNB.BNB',
  r: 'THOR.RUNE',
  s: 'BSC.BNB',
  tr: 'TRON.TRX',
  x: 'XRP.XRP',
};

const CHAINS: Readonly<Record<string, string>> = {
  BTC: 'bitcoin',
  ETH: 'ethereum',
  BSC: 'bnb',
  AVAX: 'avalanche',
  BASE: 'base',
};

/**
 * Memo of a THORChain transaction: the text in an OP_RETURN on Bitcoin, in the router's events on an EVM chain.
 * Undefined for a text that is none, or one of an action that moves nothing from chain to chain (bonds, donations,
 * migrations of vaults, loans, names). Source: THORChain's developer documentation, "Transaction Memos" and "Asset
 * Notation". A pool's short names are THORChain's at the time of writing; `n` is Binance's chain, closed in 2024.
 */
export function parseThorchainMemo(memo: string): ThorchainMemo | undefined {
  const parts = memo.trim().split(':');
  const action = ACTIONS[parts[0]!.toLowerCase()];
  if (action === undefined || parts.length < 2) return undefined;
  if (action === 'out' || action === 'refund') {
    const hash = parts[1]!.replace(/^0x/i, '').toLowerCase();
    return /^[0-9a-f]{64}$/.test(hash) ? { action, hash } : undefined;
  }
  const asset = SHORT[parts[1]!.toLowerCase()] ?? parts[1]!.toUpperCase();
  // A dot: the coin itself; a slash, tilde or dash: a synthetic, traded or secured one, which stays on THORChain.
  const match = /^([A-Z]+)([./~-])[A-Z0-9]/.exec(asset);
  if (match === null) return undefined;
  if (action !== 'swap') return { action, asset };
  const [address, refundAddress] = (parts[2] ?? '').split('/');
  const chain = match[2] === '.' ? match[1]! : 'THOR';
  return {
    action,
    asset,
    toChain: CHAINS[chain] ?? `?${chain}`,
    ...(isAddress(address) && { address }),
    ...(isAddress(refundAddress) && { refundAddress }),
  };
}

/** A THORName has at most 30 characters; only Bitcoin's old addresses may be as short. */
function isAddress(text: string | undefined): text is string {
  if (text === undefined) return false;
  return /^(bitcoincash:)?[0-9A-Za-z]{31,120}$/.test(text) || /^[13][1-9A-HJ-NP-Za-km-z]{25,33}$/.test(text);
}
