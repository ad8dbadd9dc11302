import { fill } from '../../texts/fill.ts';
import type { ChainsResult } from '../../tracing/chains/chains-result.ts';
import type { CliContext } from '../command.ts';

/** Steps between chains, those that were followed and those that stay open. */
export function crossingLines(context: CliContext, result: ChainsResult): string[] {
  const { says } = context.texts;
  if (result.crossings.length === 0 && result.unmatched.length === 0) return [];
  return [
    says.crossings,
    ...result.crossings.map(({ paid: _, got: __, confidence, ...crossing }) =>
      fill(says.crossing, { ...crossing, confidence: confidence.toFixed(2) }),
    ),
    ...result.unmatched.map(({ chain, tx, protocol, toChain, candidates }) =>
      fill(says.crossingOpen, {
        chain,
        tx,
        protocol,
        toChain: toChain ?? '?',
        candidates:
          candidates.length === 0
            ? says.crossingNowhere
            : fill(says.crossingCandidates, { n: candidates.length }),
      }),
    ),
  ];
}
