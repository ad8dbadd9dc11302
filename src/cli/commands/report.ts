import { chainById } from '../../primitives/chain.ts';
import { buildTraceReport } from '../../reports/build-trace-report.ts';
import { renderHtmlReport } from '../../reports/render-html-report.ts';
import { fill } from '../../texts/fill.ts';
import { trace } from '../../tracing/trace.ts';
import type { TraceResult } from '../../tracing/trace-result.ts';
import type { CliContext, Command } from '../command.ts';
import { reportCase } from '../evm/report-case.ts';
import { isLedgerLake } from '../lake-chain.ts';
import { openSource } from '../open-source.ts';
import { OPTIONS } from '../options.ts';
import { sameCommand } from '../output/same-command.ts';
import { writePage } from '../output/write-page.ts';
import { TRACE_OPTIONS, traceParameters } from '../trace-parameters.ts';
import { version } from '../version.ts';

export const reportCommand: Command = {
  name: 'report',
  arguments: [],
  options: [...TRACE_OPTIONS, OPTIONS.out, OPTIONS.title],
  async run(context, { options }) {
    const file = String(options.out ?? 'jejak-report.html');
    if (options.also || isLedgerLake(String(options.data))) return reportCase(context, options, file);
    const source = await openSource(options);
    try {
      const result = await trace(
        { source, signal: context.signal },
        await traceParameters(context, source, options),
      );
      writeReport(context, result, {
        file,
        command: sameCommand(context, options),
        title: options.title,
      });
      context.write(`${fill(context.texts.says.reportWritten, { file })}\n`);
      return 0;
    } finally {
      await source.close();
    }
  },
};

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
