import type { TraceResult } from '../tracing/trace-result.ts';
import { layoutFigure } from './figure/layout-figure.ts';
import type { ReportAbout, ReportDocument } from './report-document.ts';
import { summariseEnds } from './summarise-ends.ts';

/** The report of a trace as data, ready for a renderer. Nothing in it depends on the clock or the machine. */
export function buildTraceReport(trace: TraceResult, about: ReportAbout): ReportDocument {
  const { policies } = trace.parameters;
  const wanted = about.primary ?? 'fifo';
  const primary = policies.includes(wanted) ? wanted : policies[0]!;
  const figure = layoutFigure(trace, primary);
  return { about, primary, trace, summary: summariseEnds(trace), ...(figure && { figure }) };
}
