import { fill } from '../../texts/fill.ts';
import type { ProtocolCandidate } from '../../tracing/crossings/chains-result.ts';
import type { CliContext } from '../command.ts';

/** What neither stops a trace nor carries it on, each with its reason. */
export function candidateLines(
  context: CliContext,
  candidates: readonly ProtocolCandidate[],
  limit: number,
): string[] {
  if (candidates.length === 0) return [];
  const { says, candidates: texts } = context.texts;
  const shown = candidates.slice(0, limit).map(({ chain, tx, kind, protocol, site, reason, of }) =>
    fill(of ? texts.payout : texts.line, {
      chain,
      tx,
      what: texts.kinds[kind],
      protocol: protocol || '?',
      reason: fill(texts.reasons[reason], { site: site ?? '' }),
      ...(of && { nearChain: of.chain, nearTx: of.tx }),
    }),
  );
  const rest =
    shown.length < candidates.length
      ? [fill(says.nofM, { shown: shown.length, total: candidates.length })]
      : [];
  return [texts.title, ...shown, ...rest];
}
