import { renderAccountReport } from '../../reports/account/render-account-report.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { sameCommand } from '../output/same-command.ts';
import { writePage } from '../output/write-page.ts';
import { writeReport } from '../output/write-report.ts';
import { version } from '../version.ts';
import { candidateLines } from './candidate-lines.ts';
import { coverageLines } from './coverage-lines.ts';
import { crossingLines } from './crossing-lines.ts';
import { loanLines } from './loan-lines.ts';
import { mixerLines } from './mixer-lines.ts';
import { runCase } from './run-case.ts';
import { worldLines } from './world-lines.ts';

/** `jejak report` on a lake of an EVM chain, or over several lakes: one page a chain. */
export async function reportCase(context: CliContext, options: OptionValues, file: string): Promise<number> {
  const { result, mixers, loans } = await runCase(context, options);
  const command = sameCommand(context, options);
  for (const [i, trace] of result.traces.entries()) {
    const page = i === 0 ? file : file.replace(/(\.html?)?$/, `-${trace.chain}$1`);
    if (trace.family === 'bitcoin')
      writeReport(context, trace.result, { file: page, command, title: options.title });
    else {
      const seeds = trace.result.labels.slice(1).join(', ');
      const html = renderAccountReport(trace.result, {
        language: context.language,
        title: options.title === undefined ? `Jejak: ${seeds}` : String(options.title),
        version: version(),
        command,
        coverage: coverageLines(context, trace.result.coverage),
        beyond:
          i === 0
            ? [
                ...crossingLines(context, result, Number.MAX_SAFE_INTEGER),
                ...worldLines(context, result),
                ...candidateLines(context, result.candidates, Number.MAX_SAFE_INTEGER),
                ...mixerLines(context, mixers, Number.MAX_SAFE_INTEGER),
                ...loanLines(context, loans, Number.MAX_SAFE_INTEGER),
              ]
            : [],
      });
      writePage(page, html);
    }
    context.write(`${fill(context.texts.says.reportWritten, { file: page })}\n`);
  }
  return 0;
}
