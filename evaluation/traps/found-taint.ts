import type { ChainsResult } from '../../src/tracing/crossings/chains-result.ts';
import type { LabelAmount } from '../../src/tracing/trace-result.ts';
import type { TaintPolicyId } from '../../src/tracing/value/policies.ts';

/** Taint that a trace shows at an address, of one theft under one policy. */
export interface FoundTaint {
  readonly chain: string;
  readonly address: string;
  /** Absent: the chain's coin. */
  readonly contract: string | undefined;
  readonly label: string;
  readonly policy: TaintPolicyId;
  /** Base units; 0 where the address was only passed. */
  readonly amount: bigint;
}

/** Every end, and every address that a hop of value names as paid, with the name of the theft where the trace says it (else ''). */
export function foundTaint(results: readonly ChainsResult[]): FoundTaint[] {
  const found: FoundTaint[] = [];
  const passed = new Set<string>();
  for (const { traces } of results)
    for (const trace of traces) {
      const { chain } = trace;
      const add = (
        end: { readonly address: string; readonly contract?: string | undefined },
        byLabel: Partial<Record<TaintPolicyId, readonly LabelAmount[]>>,
      ) => {
        for (const [policy, amounts] of Object.entries(byLabel))
          for (const { label, amount } of amounts)
            if (amount > 0n)
              found.push({
                chain,
                address: end.address,
                contract: end.contract,
                label: trace.result.labels[label]!,
                policy: policy as TaintPolicyId,
                amount,
              });
      };
      const pass = (address: string, amounts: Partial<Record<TaintPolicyId, bigint>>) => {
        for (const [policy, amount] of Object.entries(amounts)) {
          const name = `${chain} ${address} ${policy}`;
          if (amount === 0n || passed.has(name)) continue;
          passed.add(name);
          const place = { chain, address, contract: undefined, label: '', amount: 0n };
          found.push({ ...place, policy: policy as TaintPolicyId });
        }
      };
      if (trace.family === 'evm') {
        const { terminals, assets, hops } = trace.result;
        for (const { address, asset, home, byLabel } of terminals)
          if (home >= 0) add({ address, contract: assets.get(asset)!.contract }, byLabel);
        for (const { toAddress, to, amounts } of hops) if (to >= 0) pass(toAddress, amounts);
      } else {
        for (const { address, byLabel } of trace.result.terminals) if (address) add({ address }, byLabel);
        for (const { to } of trace.result.hops)
          for (const { address, amounts } of to) if (address) pass(address, amounts);
      }
    }
  return found;
}
