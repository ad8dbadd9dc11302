import { trace } from '../../tracing/trace.ts';
import type { Command } from '../command.ts';
import { traceCase } from '../evm/trace-case.ts';
import { isLedgerLake } from '../lake-chain.ts';
import { openSource } from '../open-source.ts';
import { OPTIONS } from '../options.ts';
import { print } from '../output/print.ts';
import { refuseOptions } from '../refuse-options.ts';
import { traceAnswer } from '../trace-lines.ts';
import { TRACE_OPTIONS, traceParameters } from '../trace-parameters.ts';

export const traceCommand: Command = {
  name: 'trace',
  arguments: [],
  options: [...TRACE_OPTIONS, OPTIONS.prices, OPTIONS.limit, OPTIONS.format],
  async run(context, { options }) {
    if (options.also || isLedgerLake(String(options.data))) return traceCase(context, options);
    refuseOptions(options, [OPTIONS.tableNames, OPTIONS.stopAt], 'evm');
    const source = await openSource(options);
    try {
      const result = await trace(
        { source, signal: context.signal },
        await traceParameters(context, source, options),
      );
      const format = String(options.format);
      // A file is for a program: it gets every row.
      const limit = format === 'table' ? Number(options.limit) : Number.MAX_SAFE_INTEGER;
      print(context, format, traceAnswer(context, result, limit));
      return 0;
    } finally {
      await source.close();
    }
  },
};
