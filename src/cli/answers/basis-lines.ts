import type { BasisAnswer } from '../../answers/schema/basis.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext } from '../command.ts';

/** What an answer rests on, a line per chain. */
export function basisLines(context: CliContext, { data, digest }: BasisAnswer): string[] {
  const { answers: texts, says, record } = context.texts;
  return data.flatMap(({ chain, manifest, tip, grade, sourced }) => [
    fill(texts.basis, {
      chain,
      height: tip?.height ?? '-',
      time: tip ? tip.time.slice(0, 19).replace('T', ' ') : '-',
      manifest: manifest.slice(0, 16),
      digest: digest.slice(0, 16),
    }),
    ...(grade === 'sourced' ? [fill(record.sourced, { n: sourced.blocks, m: sourced.of })] : []),
    ...(grade === 'sourced' ? [] : [`${says.facts.replace(/:$/, '')}: ${texts.verified}`]),
  ]);
}
