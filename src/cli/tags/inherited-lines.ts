import type { InheritedTag } from '../../attribution/claims/inherit-tags.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext } from '../command.ts';

/** Inherited tags, each with whose it is and by which transactions it passes on. */
export function inheritedLines(
  { texts: { tags: texts } }: CliContext,
  inherited: readonly InheritedTag[],
): string[] {
  return inherited.map(({ claim, proof, confidence, cluster }) =>
    fill(texts.inherited, {
      label: claim.label,
      from: claim.subject.id,
      source: claim.source,
      size: cluster.size,
      confidence,
      steps: proof.map(({ rule, txid }) => (txid === undefined ? rule : `${rule} ${txid}`)).join(' → '),
    }),
  );
}
