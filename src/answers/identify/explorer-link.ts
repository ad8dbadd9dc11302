/** Hosts of explorers and the chain of which their pages speak; facts of the services themselves. */
const HOSTS: Readonly<Record<string, string>> = {
  'mempool.space': 'bitcoin',
  'blockstream.info': 'bitcoin',
  'www.blockchain.com': 'bitcoin',
  'blockchain.info': 'bitcoin',
  'btcscan.org': 'bitcoin',
  'etherscan.io': 'ethereum',
  'bscscan.com': 'bnb',
  'polygonscan.com': 'polygon',
  'arbiscan.io': 'arbitrum',
  'optimistic.etherscan.io': 'optimism',
  'basescan.org': 'base',
  'snowtrace.io': 'avalanche',
  'snowscan.xyz': 'avalanche',
};

/** Blockchair and others have the chain in the path. */
const PATHS: Readonly<Record<string, string>> = {
  bitcoin: 'bitcoin',
  btc: 'bitcoin',
  testnet: 'bitcoin-testnet',
  ethereum: 'ethereum',
  eth: 'ethereum',
  bnb: 'bnb',
  polygon: 'polygon',
};

export interface ExplorerLink {
  /** The part that names something: a hash, an address, a height. */
  readonly text: string;
  readonly chain?: string;
}

/** What a link to an explorer names; undefined for no link, or one that names nothing. Nothing is fetched. */
export function explorerLink(text: string): ExplorerLink | undefined {
  if (!/^https?:\/\//i.test(text)) return undefined;
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return undefined;
  }
  const parts = url.pathname.split('/').filter(Boolean);
  const at = parts.findLastIndex((part) =>
    /^(?:tx|transaction|address|block|token|inputs|output)s?$/i.test(part),
  );
  const named = parts[at + 1];
  if (at < 0 || named === undefined) return undefined;
  const inPath = parts.slice(0, at).map((part) => PATHS[part.toLowerCase()]);
  const chain = inPath.findLast((one) => one !== undefined) ?? HOSTS[url.hostname.toLowerCase()];
  return { text: named, ...(chain ? { chain } : {}) };
}
