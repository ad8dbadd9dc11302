import { type OpenAccountTrace, openAccountTrace } from '../accounts/open-account-trace.ts';
import { type OpenOutputTrace, openOutputTrace } from '../open-output-trace.ts';
import type { ChainLake } from './chains-result.ts';
import type { WalkedLake } from './find-links.ts';

export interface ChainsContext {
  readonly signal?: AbortSignal;
  readonly protocolName?: (number: number) => string;
}

/** A chain that takes part. */
export type OpenChain = WalkedLake & { readonly number: number } & (
    | { readonly family: 'evm'; readonly open: OpenAccountTrace }
    | { readonly family: 'bitcoin'; readonly open: OpenOutputTrace }
  );

/** Only the first lake has starts; the others know their names (`labels`). */
export async function openChain(
  number: number,
  lake: ChainLake,
  { about, labels }: { readonly about: ChainsContext; readonly labels: readonly string[] | undefined },
): Promise<OpenChain> {
  const own = labels ? { seeds: [], labels } : {};
  if (lake.family === 'evm') {
    const open = await openAccountTrace({ ...about, source: lake.source }, { ...lake.parameters, ...own });
    return { number, family: 'evm', lake, open, steps: open.steps };
  }
  const context = { source: lake.source, ...(about.signal && { signal: about.signal }) };
  const open = await openOutputTrace(context, { ...lake.parameters, ...own });
  return { number, family: 'bitcoin', lake, open, steps: open.steps };
}
