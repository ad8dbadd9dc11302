/** Chains whose assets and addresses a dossier may name. */
export const ASSET_CHAINS = [
  'bitcoin',
  'ethereum',
  'bnb',
  'polygon',
  'arbitrum',
  'optimism',
  'base',
  'avalanche',
  'harmony',
  'tron',
  'litecoin',
  'dogecoin',
  'dash',
  'ripple',
  'stellar',
  'solana',
] as const;
