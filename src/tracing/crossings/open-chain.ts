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

/** Only the first lake has starts; the others know their names, and are asked for the same methods in the same direction. */
export async function openChain(
  number: number,
  lake: ChainLake,
  {
    about,
    first,
    labels,
  }: { readonly about: ChainsContext; readonly first: ChainLake; readonly labels: readonly string[] },
): Promise<OpenChain> {
  const { policies, direction = 'forward' } = first.parameters;
  const own = lake === first ? {} : { seeds: [], labels, policies, direction };
  if (lake.family === 'evm') {
    const open = await openAccountTrace({ ...about, source: lake.source }, { ...lake.parameters, ...own });
    return { number, family: 'evm', lake, open, steps: open.steps };
  }
  const context = { source: lake.source, ...(about.signal && { signal: about.signal }) };
  const open = await openOutputTrace(context, { ...lake.parameters, ...own });
  return { number, family: 'bitcoin', lake, open, steps: open.steps };
}
