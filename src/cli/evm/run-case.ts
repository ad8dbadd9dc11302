import type { ChainsResult } from '../../tracing/crossings/chains-result.ts';
import { traceChains } from '../../tracing/crossings/trace-chains.ts';
import { findMixerCandidates, type MixerCandidates } from '../../tracing/demix/find-mixer-candidates.ts';
import { type LoanCandidate, listLoans } from '../../tracing/loans/list-loans.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { openLakes } from './open-lakes.ts';
import { protocolName } from './protocol-name.ts';

export interface CaseResult {
  readonly result: ChainsResult;
  readonly mixers: readonly MixerCandidates[];
  readonly loans: readonly LoanCandidate[];
}

/** Traces over the lakes that the options name, and looks behind the mixers that traced value entered, and at loans. */
export async function runCase(context: CliContext, options: OptionValues): Promise<CaseResult> {
  const lakes = await openLakes(context, options);
  try {
    const result = await traceChains(lakes, {
      signal: context.signal,
      protocolName,
    });
    const mixers: MixerCandidates[] = [];
    const loans: LoanCandidate[] = [];
    for (const lake of lakes) {
      const found = result.traces.find(({ chain }) => chain === lake.chain);
      if (found?.family !== 'evm' || lake.family !== 'evm') continue;
      mixers.push(...(await findMixerCandidates(lake.source, mixerDeposits(found.result))));
      loans.push(...(await listLoans(lake.source, found.result)));
    }
    return { result, mixers, loans };
  } finally {
    for (const lake of lakes) await lake.source.close();
  }
}

/** Transactions in which traced value entered a mixer. */
function mixerDeposits(
  result: Extract<ChainsResult['traces'][number], { family: 'evm' }>['result'],
): Set<string> {
  const places = new Set(result.terminals.filter(({ reason }) => reason === 'mixer').map(({ home }) => home));
  return new Set(result.hops.filter(({ to }) => places.has(to)).map(({ hash }) => hash));
}
