import type { AccountState } from './account-state.ts';
import { endParcel } from './end-parcel.ts';
import type { Movement } from './move-parcels.ts';
import { placeOf } from './place-of.ts';
import type { Node } from './plan-transaction.ts';
import type { Turn } from './process-account-transaction.ts';
import { settleNode } from './settle-node.ts';

/** What stayed with whom after a transaction, and what came back to a source. */
export function settleNodes(
  state: AccountState,
  turn: Turn,
  movements: readonly (Movement | undefined)[],
): void {
  if (
    movements.every((movement) => !movement || (movement.left.size === 0 && movement.returned.length === 0))
  )
    return;
  const nodes = new Map<number, Node>();
  for (const movement of movements) for (const [key, { node }] of movement?.left ?? []) nodes.set(key, node);
  const depth = movements.map((movement) => movement?.depth ?? Number.POSITIVE_INFINITY);
  for (const node of nodes.values()) {
    const held = movements.map((movement) => movement?.left.get(node.key)?.purse);
    settleNode(state, turn, { node, held, depth });
  }
  movements.forEach((movement, p) => {
    for (const { node, purse } of movement?.returned ?? [])
      endParcel(state, p, { node, reason: 'source', depth: movement!.depth + 1, purse, at: placeOf(turn) });
  });
}
