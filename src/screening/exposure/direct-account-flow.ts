import type { AccountSource } from '../../graph/account-source.ts';
import { mayBeConfused } from '../look-alike/may-be-confused.ts';
import type { DirectOptions } from './direct-output-flow.ts';
import type { DirectFlow } from './flow-end.ts';
import { sumAccountFlow } from './sum-account-flow.ts';
import { walkAccountFlow } from './walk-account-flow.ts';

/**
 * Direct exposure of addresses of an account chain, asset by asset: a transfer is its payer's, so that all policies
 * agree one hop away. The newest transfers of each asset are looked at: by the sums of each counterparty where there are no
 * others, one by one where an asset has more, or the source keeps no sums. Definitions: METHODS A.7.
 */
export async function directAccountFlow(
  source: AccountSource,
  addresses: readonly number[],
  options: DirectOptions,
): Promise<DirectFlow[]> {
  const sums = await sumAccountFlow(source, addresses, options);
  const flows = new Map<number, DirectFlow>();
  const others: number[] = [];
  for (const address of addresses) {
    const sum = sums.get(address);
    const alike =
      sum?.peers && mayBeConfused(await source.addresses(Uint32Array.from([address, ...sum.peers])));
    if (sum && !alike) flows.set(address, sum.flow);
    else others.push(address);
  }
  for await (const flow of walkAccountFlow(source, others, options)) flows.set(flow.address, flow);
  return addresses.map((address) => flows.get(address)!);
}
