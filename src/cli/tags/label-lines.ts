import { fill } from '../../texts/fill.ts';
import type { LabelBasis } from '../../tracing/trace-parameters.ts';
import type { CliContext } from '../command.ts';

const SHOWN = 12;

/** Where the names of a trace are from; nothing when no imported labels were asked. */
export function labelLines(
  { texts }: CliContext,
  { labels, taggedAddresses = 0 }: { readonly labels?: LabelBasis; readonly taggedAddresses?: number },
): string[] {
  if (!labels) return [];
  const { on, tags } = labels;
  return [fill(texts.says.traceLabels, { n: taggedAddresses, on, tags: tags.slice(0, SHOWN) })];
}
