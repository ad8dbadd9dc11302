import type { EvmAddress } from '../../chains/evm/block/evm-block.ts';
import type { EventAmount } from '../../chains/evm/protocols/protocol-event.ts';
import type { Transfer, TransferAsset } from '../../chains/evm/transfers/transfer.ts';
import { groupBy } from '../../primitives/group-by.ts';
import { assetKey } from './asset-key.ts';
import { flowOfAsset } from './flow-of-asset.ts';
import type { NetFlowEdge, NetFlowOptions } from './net-flow-edge.ts';
import { readMovements } from './read-movements.ts';

/**
 * payer: pays the transaction; party: only gives or only gets; counterparty: gives one asset and gets another without
 * being the payer (a pool, a market maker); pass-through: touched, but in the end nothing changed (a router).
 */
export type NetFlowRole = 'payer' | 'party' | 'counterparty' | 'pass-through';

export interface NetFlowAccount {
  readonly address: EvmAddress;
  readonly role: NetFlowRole;
  readonly gave: readonly EventAmount[];
  readonly got: readonly EventAmount[];
}

export interface NetFlow {
  /** Every address that the transfers touch, in the order in which they touch it. */
  readonly accounts: readonly NetFlowAccount[];
  readonly edges: readonly NetFlowEdge[];
  /** The accounts that gave one asset and got another, the payer included. */
  readonly exchanges: readonly NetFlowAccount[];
  /** Assets whose graph is larger than `maxAddresses`: no edges for them. */
  readonly skipped: readonly { readonly asset: TransferAsset; readonly addresses: number }[];
}

/**
 * Net flow of one transaction, asset by asset, whatever contracts are in between: who in the end has less and who has
 * more, and how much can have gone from whom to whom. `transfers` are those of the transaction; fees, rewards and
 * withdrawals are left away. After MFTracer (METHODS E.1), which adds assets up in USD; here nothing is converted.
 */
export function netFlow(transfers: readonly Transfer[], options: NetFlowOptions): NetFlow {
  const movements = readMovements(transfers, options.wrapped ?? []);
  const gave = new Map<EvmAddress, EventAmount[]>();
  const got = new Map<EvmAddress, EventAmount[]>();
  for (const { from, to } of movements) {
    for (const address of [from, to]) if (address !== undefined && !gave.has(address)) gave.set(address, []);
  }
  for (const address of gave.keys()) got.set(address, []);

  const edges: NetFlowEdge[] = [];
  const skipped: { asset: TransferAsset; addresses: number }[] = [];
  for (const group of groupBy(movements, ({ asset }) => assetKey(asset)).values()) {
    const { asset } = group[0]!;
    const flow = flowOfAsset(group, options);
    for (const [address, change] of flow.changes) {
      if (address === undefined || change === 0n) continue;
      const side = change < 0n ? gave : got;
      side.get(address)!.push({ asset, value: change < 0n ? -change : change });
    }
    if (flow.edges === undefined) skipped.push({ asset, addresses: flow.changes.size });
    else edges.push(...flow.edges);
  }

  const accounts = [...gave.keys()].map((address): NetFlowAccount => {
    const [out, into] = [gave.get(address)!, got.get(address)!];
    return { address, role: roleOf(address, { out, into, payer: options.payer }), gave: out, got: into };
  });
  return {
    accounts,
    edges,
    exchanges: accounts.filter((account) => account.gave.length > 0 && account.got.length > 0),
    skipped,
  };
}

interface Sides {
  readonly out: readonly EventAmount[];
  readonly into: readonly EventAmount[];
  readonly payer: EvmAddress;
}

function roleOf(address: EvmAddress, { out, into, payer }: Sides): NetFlowRole {
  if (address === payer) return 'payer';
  if (out.length === 0 && into.length === 0) return 'pass-through';
  return out.length > 0 && into.length > 0 ? 'counterparty' : 'party';
}
