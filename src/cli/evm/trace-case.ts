import { type PriceLookup, readPriceCsv } from '../../attribution/read-price-csv.ts';
import { gradeOf } from '../../graph/grade-of.ts';
import { fill } from '../../texts/fill.ts';
import { chainHops } from '../../tracing/accounts/chain-hops.ts';
import type { ChainsResult } from '../../tracing/crossings/chains-result.ts';
import type { MixerCandidates } from '../../tracing/demix/find-mixer-candidates.ts';
import type { LoanCandidate } from '../../tracing/loans/list-loans.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { print } from '../output/print.ts';
import { toJson } from '../output/to-json.ts';
import { traceAnswer } from '../trace-lines.ts';
import { accountTraceAnswer } from './account-trace-answer.ts';
import { candidateLines } from './candidate-lines.ts';
import { crossingLines } from './crossing-lines.ts';
import { loanLines } from './loan-lines.ts';
import { mixerLines } from './mixer-lines.ts';
import { runCase } from './run-case.ts';
import { worldLines } from './world-lines.ts';

/** `jejak trace` on a lake of an EVM chain, or over several lakes. */
export async function traceCase(context: CliContext, options: OptionValues): Promise<number> {
  const { result, mixers, loans } = await runCase(context, options);
  const prices = options.prices ? readPriceCsv(String(options.prices)) : undefined;
  write(context, String(options.format), { result, mixers, loans, limit: Number(options.limit), prices });
  return 0;
}

function write(
  context: CliContext,
  format: string,
  about: {
    readonly result: ChainsResult;
    readonly mixers: readonly MixerCandidates[];
    readonly loans: readonly LoanCandidate[];
    readonly limit: number;
    readonly prices: PriceLookup | undefined;
  },
): void {
  const { result, mixers, loans } = about;
  if (format === 'json') {
    const [first] = result.traces;
    // One chain alone is the trace itself; several are a list.
    const traces = result.traces.map(({ chain, ...trace }) => ({
      chain,
      ...(trace.family === 'evm'
        ? {
            ...trace.result,
            ...gradeOf([trace.result.coverage]),
            hops: chainHops(trace.result),
            assets: [...trace.result.assets.values()],
          }
        : trace.result),
    }));
    const { reads, crossings, unmatched, candidates, starts } = result;
    const beyond = { reads, crossings, unmatched, candidates, world: starts, mixers, loans };
    const graded = gradeOf(
      result.traces.flatMap((trace) => (trace.family === 'evm' ? [trace.result.coverage] : [])),
    );
    const data =
      result.traces.length === 1 && first
        ? { ...traces[0], ...beyond }
        : { traces, ...(first ? graded : {}), ...beyond };
    context.write(`${toJson(data)}\n`);
    return;
  }
  // A file is for a program: it gets every row.
  const limit = format === 'table' ? about.limit : Number.MAX_SAFE_INTEGER;
  const { says } = context.texts;
  for (const trace of result.traces) {
    if (format === 'table' && result.traces.length > 1)
      context.write(`${fill(says.chainTitle, { chain: trace.chain })}\n`);
    const answer =
      trace.family === 'evm'
        ? accountTraceAnswer(context, trace.result, { limit, prices: about.prices })
        : traceAnswer(context, trace.result, limit);
    print(context, format, answer);
  }
  if (format !== 'table') return;
  for (const line of [
    ...crossingLines(context, result, limit),
    ...worldLines(context, result),
    ...candidateLines(context, result.candidates, limit),
    ...mixerLines(context, mixers, limit),
    ...loanLines(context, loans, limit),
  ])
    context.write(`${line}\n`);
}
