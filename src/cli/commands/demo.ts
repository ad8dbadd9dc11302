import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ingest } from '../../ingest/ingest.ts';
import { openBlockFiles } from '../../ingest/sources/open-block-files.ts';
import { formatAmount } from '../../primitives/amount.ts';
import { BTC } from '../../primitives/asset.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { generateChain } from '../../synth/generate-chain.ts';
import type { Truth, TruthTheft } from '../../synth/truth.ts';
import { fill } from '../../texts/fill.ts';
import { trace } from '../../tracing/trace.ts';
import type { TraceResult } from '../../tracing/trace-result.ts';
import type { Command } from '../command.ts';
import { openSource } from '../open-source.ts';
import { OPTIONS } from '../options.ts';
import { print } from '../output/print.ts';
import { quote } from '../output/quote.ts';
import { writeReport } from '../output/write-report.ts';
import { traceAnswer } from '../trace-lines.ts';
import { traceParameters } from '../trace-parameters.ts';
import { ingestLines } from './ingest.ts';

const TRANSACTIONS = 5_000;
const SHOWN = 12;
/** Keep the crowd of strangers that poison reaches out of a first look: BTC, transactions, outputs. */
const LIMITS = { minValue: '0.01', depth: '13', maxOutputs: '25' };

export const demoCommand: Command = {
  name: 'demo',
  arguments: [],
  options: [OPTIONS.out, OPTIONS.seed],
  async run(context, { options }) {
    const folder = String(options.out ?? 'jejak-demo');
    const { says } = context.texts;
    const say = (text: string) => context.write(`${text}\n`);
    if (existsSync(folder)) {
      // Only a folder that an earlier demo made is replaced.
      if (!existsSync(join(folder, 'blocks', 'truth.json')))
        throw new JejakError('FILE_EXISTS', { meta: { file: folder } });
      rmSync(folder, { recursive: true });
    }
    const blocks = join(folder, 'blocks');
    const data = join(folder, 'lake');
    say(fill(says.demoMake, { transactions: TRANSACTIONS }));
    const { truth } = await generateChain({
      directory: blocks,
      seed: Number(options.seed),
      transactions: TRANSACTIONS,
    });
    say(says.demoIngest);
    const result = await ingest(
      { directory: data, clock: context.clock, signal: context.signal },
      { openSource: async () => openBlockFiles({ path: blocks }) },
    );
    for (const line of ingestLines(context, result)) say(`   ${line}`);
    for (const theft of truth.thefts)
      say(fill(says.demoTrace, { label: theft.label, value: stolenValue(theft), txid: theft.txid }));
    say('');
    const words = traceWords(truth.thefts, { data, tags: join(blocks, 'tags.csv') });
    const traceOptions = {
      data,
      engine: 'graph',
      policy: OPTIONS.policy.fallback,
      direction: 'forward',
      ...LIMITS,
      from: truth.thefts.map((theft) => theft.txid),
      label: truth.thefts.map((theft) => theft.label),
      tags: join(blocks, 'tags.csv'),
    };
    const source = await openSource(traceOptions);
    let traced: TraceResult;
    try {
      traced = await trace(
        { source, signal: context.signal },
        await traceParameters(context, source, traceOptions),
      );
    } finally {
      await source.close();
    }
    print(context, 'table', traceAnswer(context, traced, SHOWN));
    say(`\n${says.demoTruth}`);
    say(`   ${fill(says.demoTruthMatch, truthReached(truth, traced))}`);
    const file = join(folder, 'report.html');
    writeReport(context, traced, {
      file,
      command: `jejak report ${words.map(quote).join(' ')} --lang ${context.language} --out ${file}`,
    });
    say(fill(says.reportWritten, { file }));
    say(fill(says.demoOpen, { file }));
    say(fill(says.next, { command: `npx jejak trace ${words.map(quote).join(' ')}` }));
    return 0;
  },
};

function traceWords(thefts: readonly TruthTheft[], at: { data: string; tags: string }): string[] {
  const seeds = thefts.flatMap((theft) => ['--from', theft.txid, '--label', theft.label]);
  return [
    '--data',
    at.data,
    ...seeds,
    '--tags',
    at.tags,
    '--min-value',
    LIMITS.minValue,
    '--depth',
    LIMITS.depth,
    '--max-outputs',
    LIMITS.maxOutputs,
  ];
}

function stolenValue(theft: TruthTheft): string {
  return formatAmount({
    asset: BTC,
    units: theft.stolen.reduce((sum, output) => sum + BigInt(output.amount), 0n),
  });
}

/** How many of the places where the thief really left money the trace ends at or passes through. */
function truthReached(truth: Truth, traced: TraceResult): { reached: number; total: number } {
  const outputs = new Set(traced.terminals.map((terminal) => `${terminal.txid}:${terminal.vout}`));
  for (const hop of traced.hops) for (const to of hop.to) outputs.add(`${to.txid}:${to.vout}`);
  const reached = truth.resting.filter((place) => outputs.has(place.outpoint)).length;
  return { reached, total: truth.resting.length };
}
