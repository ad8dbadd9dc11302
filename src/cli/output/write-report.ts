import { chainById } from '../../primitives/chain.ts';
import { buildTraceReport } from '../../reports/build-trace-report.ts';
import { renderHtmlReport } from '../../reports/render-html-report.ts';
import type { TraceResult } from '../../tracing/trace-result.ts';
import type { CliContext } from '../command.ts';
import { version } from '../version.ts';
import { writePage } from './write-page.ts';

/** Writes the report of a trace; the same trace and command give the same bytes. */
export function writeReport(
  context: CliContext,
  result: TraceResult,
  about: { readonly file: string; readonly command: string; readonly title?: unknown },
): void {
  const seeds = result.labels.slice(1).join(', ');
  const document = buildTraceReport(result, {
    language: context.language,
    title: about.title === undefined ? `Jejak: ${seeds}` : String(about.title),
    asset: chainById(result.coverage.chain).asset,
    version: version(),
    command: about.command,
  });
  writePage(about.file, renderHtmlReport(document));
}
