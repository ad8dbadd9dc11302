import { fill } from '../../texts/fill.ts';
import { trace } from '../../tracing/trace.ts';
import type { Command } from '../command.ts';
import { reportCase } from '../evm/report-case.ts';
import { isLedgerLake } from '../lake-chain.ts';
import { openSource } from '../open-source.ts';
import { OPTIONS } from '../options.ts';
import { sameCommand } from '../output/same-command.ts';
import { writeReport } from '../output/write-report.ts';
import { refuseOptions } from '../refuse-options.ts';
import { TRACE_OPTIONS, traceParameters } from '../trace-parameters.ts';

export const reportCommand: Command = {
  name: 'report',
  arguments: [],
  options: [...TRACE_OPTIONS, OPTIONS.out, OPTIONS.title],
  async run(context, { options }) {
    const file = String(options.out ?? 'jejak-report.html');
    if (options.also || isLedgerLake(String(options.data))) return reportCase(context, options, file);
    refuseOptions(options, [OPTIONS.tableNames, OPTIONS.stopAt], 'evm');
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
