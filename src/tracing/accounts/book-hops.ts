import { EVENT_KINDS } from '../../chains/evm/protocols/protocol-event.ts';
import { TRANSFER_KINDS } from '../../chains/evm/transfers/transfer.ts';
import type { PolicyAmounts } from '../trace-result.ts';
import type { AccountState } from './account-state.ts';
import type { Movement } from './move-parcels.ts';
import type { Node, Site } from './plan-transaction.ts';
import type { Turn } from './process-account-transaction.ts';

const SWAP = EVENT_KINDS.indexOf('swap');
const LIQUIDITY = new Set([EVENT_KINDS.indexOf('liquidity-add'), EVENT_KINDS.indexOf('liquidity-remove')]);

/** Records every transfer that carried taint and every conversion, with the method that made it one. */
export function bookHops(
  state: AccountState,
  turn: Turn,
  movements: readonly (Movement | undefined)[],
): void {
  const { batch, t, plan } = turn;
  const place = { tx: batch.tx[t]!, number: batch.number[t]!, time: batch.time[t]! };
  for (const i of plan.order) {
    const amounts = amountsOf(state, movements, (movement) => movement.carried.get(i));
    if (!amounts) continue;
    state.transfers += 1;
    if (!state.rules.recordHops) continue;
    state.hops.push({
      ...place,
      transfer: batch.transferId[i]!,
      method: TRANSFER_KINDS[batch.kind[i]!]!,
      from: batch.payer[i]!,
      to: batch.receiver[i]!,
      asset: batch.asset[i]!,
      value: batch.value(i),
      amounts,
    });
  }
  if (!state.rules.recordHops) return;
  const pairs = new Map<string, { site: Site; from: Node; into: Node }>();
  for (const movement of movements)
    for (const { site, from, into } of movement?.conversions ?? [])
      pairs.set(`${from.key} ${into.key}`, { site, from, into });
  for (const { site, from, into } of pairs.values()) {
    const of = (movement: Movement) =>
      movement.conversions.find((other) => other.from === from && other.into === into);
    state.hops.push({
      ...place,
      transfer: -1,
      method: methodOf(turn, site, { from, into }),
      from: from.home,
      to: into.home,
      asset: from.asset,
      value: from.in - from.out,
      amounts: amountsOf(state, movements, (movement) => of(movement)?.paid) ?? {},
      into: {
        asset: into.asset,
        value: into.out - into.in,
        amounts: amountsOf(state, movements, (movement) => of(movement)?.got) ?? {},
      },
    });
  }
}

function amountsOf(
  state: AccountState,
  movements: readonly (Movement | undefined)[],
  read: (movement: Movement) => bigint | undefined,
): PolicyAmounts | undefined {
  let amounts: PolicyAmounts | undefined;
  movements.forEach((movement, p) => {
    const value = movement && read(movement);
    if (value === undefined || value === 0n) return;
    amounts ??= {};
    amounts[state.rules.policies[p]!] = value;
  });
  return amounts;
}

/** The protocol whose event the site emitted; else what the chain shows; else the net flow of the transaction. */
function methodOf(turn: Turn, site: Site, ends: { readonly from: Node; readonly into: Node }): string {
  const { batch, t, plan } = turn;
  for (let e = batch.eventStart[t]!; e < batch.eventStart[t + 1]!; e++) {
    const kind = batch.eventKind[e]!;
    if (
      batch.eventGenuine[e] === 1 &&
      batch.eventSite[e] === site.home &&
      (kind === SWAP || LIQUIDITY.has(kind))
    )
      return turn.context.protocolName(batch.eventProtocol[e]!);
  }
  for (const i of plan.order) {
    const kind = TRANSFER_KINDS[batch.kind[i]!];
    const at = i - batch.start[t]!;
    const here = plan.payer[at] === ends.into || plan.receiver[at] === ends.from;
    if (here && (kind === 'wrap' || kind === 'unwrap')) return 'wrap';
  }
  if (ends.into.key < 0) return 'mint';
  return ends.from.key < 0 ? 'burn' : 'net-flow';
}
