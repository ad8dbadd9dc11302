/**
 * The exchange that a label names, so that its wallets count as one: lower case, without what stands behind a colon and
 * without the number or the kind of the wallet. "Binance 14" and "Binance: Hot Wallet 2" are `binance`.
 */
export function exchangeOwner(label: string): string {
  let name = label.toLowerCase().split(':')[0]!.trim();
  for (;;) {
    const shorter = name.replace(/[\s_#-]+(?:\d+|hot|cold|wallet|deposit|withdrawals?|main|address)$/, '');
    if (shorter === name) return name;
    name = shorter;
  }
}
