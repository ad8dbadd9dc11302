import { BRIDGE_WALLETS } from './bridges/bridge-wallets.ts';
import { TORNADO_ROUTERS } from './mixers/tornado-pools.ts';
import type { EventKind } from './protocol-event.ts';
import { PROTOCOL_TABLES } from './protocol-tables.ts';

export type ListedKind = 'mixer' | 'bridge' | 'pool';

export interface ListedContract {
  /** Lower case. */
  readonly address: string;
  readonly kind: ListedKind;
  readonly protocol: string;
}

/**
 * Every contract and wallet that the tables of protocols list on a chain, by what value that stays there has entered. They
 * are known by their addresses on any data, also where nobody sees the events.
 */
export function listedContracts(chain: string): ListedContract[] {
  const found = new Map<string, ListedContract>();
  const add = (address: string, kind: ListedKind, protocol: string) => {
    const known = found.get(address);
    // What several tables list is what it is called first: mixers, then bridges, then exchanges.
    if (!known) found.set(address, { address, kind, protocol });
  };
  for (const kind of ['mixer', 'bridge', 'pool'] as const)
    for (const { protocol, contracts, events } of PROTOCOL_TABLES)
      for (const row of events) {
        if (kindOf(row.kind) !== kind) continue;
        for (const list of [row.contracts, contracts])
          for (const address of (list as Record<string, readonly string[]> | undefined)?.[chain] ?? [])
            add(address, kind, protocol);
      }
  if (chain === 'ethereum') for (const router of TORNADO_ROUTERS) add(router, 'mixer', 'tornado-cash');
  for (const wallet of BRIDGE_WALLETS)
    if (wallet.chain === chain) add(wallet.address, 'bridge', wallet.protocol);
  return [...found.values()];
}

function kindOf(kind: EventKind): ListedKind {
  if (kind.startsWith('mixer')) return 'mixer';
  return kind.startsWith('bridge') ? 'bridge' : 'pool';
}
