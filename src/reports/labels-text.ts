import { fill } from '../texts/fill.ts';
import type { ReportTexts } from '../texts/report/report-texts.ts';
import type { LabelBasis } from '../tracing/trace-parameters.ts';

/** What imported labels rest on, in a sentence. */
export function labelsText(texts: ReportTexts, { on, tags, sanctions }: LabelBasis): string {
  return fill(texts.rules.labels, { on, tags, sanctions: sanctions || '–' });
}
