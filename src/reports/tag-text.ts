import { fill } from '../texts/fill.ts';
import type { ReportTexts } from '../texts/report/report-texts.ts';
import type { TraceTag } from '../tracing/trace-parameters.ts';

/** A tag with its category; one that the address has from its cluster says so. */
export function tagText(texts: ReportTexts, { label, category, inherited }: TraceTag): string {
  const whole = category === '' ? label : `${label} (${category})`;
  return inherited ? fill(texts.tagInherited, { tag: whole }) : whole;
}
