import { fill } from '../../texts/fill.ts';
import type { TraceTag } from '../../tracing/trace-parameters.ts';
import type { CliContext } from '../command.ts';

/** A tag's label as it is shown; one that the address has from its cluster says so. Empty without a tag. */
export function tagName({ texts }: CliContext, tag: TraceTag | undefined): string {
  if (!tag) return '';
  return tag.inherited ? fill(texts.says.tagInherited, { label: tag.label }) : tag.label;
}
