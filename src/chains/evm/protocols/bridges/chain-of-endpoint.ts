import type { AbiValue } from '../abi/read-event.ts';

/** LayerZero's numbers of chains in version 1; version 2 adds 30,000. Source: LayerZero's list of endpoints. */
const ENDPOINTS: Readonly<Record<number, string>> = {
  101: 'ethereum',
  102: 'bnb',
  106: 'avalanche',
  109: 'polygon',
  110: 'arbitrum',
  111: 'optimism',
  116: 'harmony',
  184: 'base',
};

/** Id of a chain by LayerZero's number, or `?lz:<n>`. */
export function chainOfEndpoint(number: AbiValue | undefined): string {
  const endpoint = Number(number);
  return ENDPOINTS[endpoint > 30_000 ? endpoint - 30_000 : endpoint] ?? `?lz:${endpoint}`;
}
