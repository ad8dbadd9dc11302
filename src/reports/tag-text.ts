import { fill } from '../texts/fill.ts';
import type { ReportTexts } from '../texts/report/report-texts.ts';
import type { TraceTag } from '../tracing/trace-parameters.ts';

/** A tag with its category; a name of a table says whose claim it is, one that the address has from its cluster that. */
export function tagText(texts: ReportTexts, { label, category, inherited, source }: TraceTag): string {
  const about = category || (source && fill(texts.names.claim, { source }));
  const whole = about ? `${label} (${about})` : label;
  return inherited ? fill(texts.tagInherited, { tag: whole }) : whole;
}
