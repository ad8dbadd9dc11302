import type { BasisAnswer, DataBasis } from '../../answers/schema/basis.ts';
import type { RecordTexts } from '../../texts/cli/record/record-texts.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext } from '../command.ts';

/** What an answer rests on, a line per chain. */
export function basisLines(context: CliContext, { data, digest }: BasisAnswer): string[] {
  const { answers: texts, says, record } = context.texts;
  return data.flatMap(({ chain, manifest, tip, grade, sourced, first, blocks, missing, tables }) => [
    fill(texts.basis, {
      chain,
      height: tip?.height ?? '-',
      time: tip ? tip.time.slice(0, 19).replace('T', ' ') : '-',
      manifest: manifest.slice(0, 16),
      digest: digest.slice(0, 16),
    }),
    ...(sourced.blocks > tables ? [fill(record.sourced, { n: sourced.blocks, m: sourced.of })] : []),
    ...(tables > 0
      ? [fill(record.flowTable, { n: tables, m: blocks })]
      : gapLines(record, { first, blocks, tip, missing })),
    ...(grade === 'sourced' ? [] : [`${says.facts.replace(/:$/, '')}: ${texts.verified}`]),
  ]);
}

/** What the blocks of the data lack. */
function gapLines(
  record: RecordTexts,
  { first, blocks, tip, missing }: Pick<DataBasis, 'first' | 'blocks' | 'tip' | 'missing'>,
): string[] {
  if (first === null || tip === null) return [];
  const all = tip.height - first + 1;
  return [
    ...(blocks < all ? [fill(record.gaps, { n: blocks, m: all })] : []),
    ...(first > 0 ? [fill(record.late, { first })] : []),
    ...(missing.receipts > 0 ? [fill(record.noReceipts, { n: missing.receipts, m: blocks })] : []),
    ...(missing.internalCalls > 0 ? [fill(record.noTraces, { n: missing.internalCalls, m: blocks })] : []),
  ];
}
