import { formatTime } from '../../primitives/format-time.ts';
import { fill } from '../../texts/fill.ts';
import type { Agreement } from '../../tracing/bridges/agreement-of.ts';
import type { ChainsResult, UnmatchedCrossing } from '../../tracing/crossings/chains-result.ts';
import type { CliContext } from '../command.ts';

/** Steps between chains, those that were followed and those that stay open. */
export function crossingLines(context: CliContext, result: ChainsResult, limit: number): string[] {
  const { crossings: texts, says } = context.texts;
  const backward = result.traces[0]?.result.parameters.direction === 'backward';
  const lines = [
    ...result.crossings.map(({ paid: _, got: __, agrees, confidence, ...crossing }) =>
      fill(texts.followed, {
        ...crossing,
        agrees: agreement(context, agrees),
        confidence: confidence.toFixed(2),
      }),
    ),
    ...result.unmatched.flatMap((open) => openLines(context, open, backward)),
  ];
  if (lines.length === 0) return [];
  const shown = lines.slice(0, limit);
  const rest =
    shown.length < lines.length ? [fill(says.nofM, { shown: shown.length, total: lines.length })] : [];
  return [texts.title, ...shown, ...rest];
}

function openLines(context: CliContext, open: UnmatchedCrossing, backward: boolean): string[] {
  const { crossings: texts } = context.texts;
  const { chain, tx, protocol, toChain, candidates } = open;
  return [
    fill(backward ? texts.openBackward : texts.open, {
      chain,
      tx,
      protocol,
      toChain: toChain?.replace('?', '') || '?',
      candidates:
        candidates.length > 0 ? fill(texts.candidates, { n: candidates.length }) : whyOpen(context, open),
    }),
    ...candidates.map(
      ({ chain: other, tx: hash, agrees }) =>
        `  ${fill(texts.candidate, { chain: other, tx: hash, agrees: agreement(context, agrees) })}`,
    ),
  ];
}

/** As of when it was not found, or what would have to be read. */
function whyOpen({ texts }: CliContext, { toChain, hasLake, readUpTo }: UnmatchedCrossing): string {
  if (toChain === undefined) return texts.crossings.nobodySays;
  if (toChain.startsWith('?')) return fill(texts.crossings.notRead, { chain: toChain.slice(1) });
  if (!hasLake) return fill(texts.crossings.noLake, { chain: toChain });
  return fill(texts.crossings.notFound, { chain: toChain, time: formatTime(readUpTo ?? 0) });
}

function agreement({ texts }: CliContext, agrees: Agreement): string {
  const { mark, says } = texts.crossings;
  return (['id', 'recipient', 'amount', 'time'] as const)
    .map((one) => `${mark[one]} ${says[agrees[one]]}`)
    .join(', ');
}
