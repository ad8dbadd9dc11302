import type { TraceResult } from '../../src/tracing/trace-result.ts';
import type { TaintPolicyId } from '../../src/tracing/value/policies.ts';
import type { PolicyFigures } from '../figures/taint-figures.ts';
import type { World } from '../world/world.ts';

/** Where a policy says that the stolen value ended, compared with where the thief left it. */
export function scoreTrace(world: World, traced: TraceResult, policy: TaintPolicyId): PolicyFigures {
  const { resting, peels } = world.truth;
  const places = new Set(resting.map(({ outpoint }) => outpoint));
  const ended = new Set<string>();
  const reached = new Set<string>();
  const sums = { terminalValue: 0n, atPlaces: 0n, atThief: 0n, atOthers: 0n, terminals: 0n };
  for (const { txid, vout, addressId, amounts } of traced.terminals) {
    const amount = amounts[policy];
    if (amount === undefined) continue;
    const outpoint = `${txid}:${vout}`;
    sums.terminals += 1n;
    sums.terminalValue += amount;
    if (places.has(outpoint)) {
      sums.atPlaces += amount;
      ended.add(outpoint);
      reached.add(outpoint);
    } else if (world.owners[addressId]?.startsWith('actor-')) sums.atThief += amount;
    else sums.atOthers += amount;
  }
  for (const hop of traced.hops)
    for (const { txid, vout, amounts } of hop.to)
      if (amounts[policy] !== undefined && places.has(`${txid}:${vout}`)) reached.add(`${txid}:${vout}`);
  return {
    ...sums,
    placeValue: resting.reduce((sum, { amount }) => sum + BigInt(amount), 0n),
    paidToStrangers: peels
      .flatMap(({ peeled }) => peeled.filter(({ to }) => to === 'stranger'))
      .reduce((sum, { amount }) => sum + BigInt(amount), 0n),
    places: BigInt(places.size),
    endedPlaces: BigInt(ended.size),
    reachedPlaces: BigInt(reached.size),
  };
}
