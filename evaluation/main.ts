import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isMainThread } from 'node:worker_threads';
import type { ChainSet, Evaluation } from './figures/evaluation.ts';
import { page } from './output/page.ts';
import { ratesModule } from './output/rates-module.ts';
import { toJson } from './output/to-json.ts';
import { runEvaluation } from './run-evaluation.ts';
import { SETS } from './sets.ts';

// npm run evaluate -- [--short] [--json] [--chains n] [--seed n] [--transactions n] [--write]
// --write measures the short and the long set and writes the files that docs, reports and a test rest on.

if (isMainThread) {
  const { values } = parseArgs({
    options: {
      short: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      chains: { type: 'string' },
      seed: { type: 'string' },
      transactions: { type: 'string' },
    },
  });
  const usual = values.short ? SETS.short : SETS.long;
  const on: ChainSet = {
    chains: wholeNumber(values.chains, usual.chains),
    firstSeed: wholeNumber(values.seed, usual.firstSeed),
    transactions: wholeNumber(values.transactions, usual.transactions),
  };
  if (values.write) await write();
  else {
    const evaluation = await measure(on);
    process.stdout.write(values.json ? toJson(evaluation) : page(evaluation));
  }
}

function wholeNumber(text: string | undefined, usual: number): number {
  if (text !== undefined && !/^[1-9]\d{0,8}$/.test(text)) throw new RangeError(`not a whole number: ${text}`);
  return text === undefined ? usual : Number(text);
}

function measure(on: ChainSet): Promise<Evaluation> {
  return runEvaluation(on, (chain) => process.stderr.write(`chain ${chain} of ${on.chains}\n`));
}

async function write(): Promise<void> {
  const [short, long] = [await measure(SETS.short), await measure(SETS.long)];
  writeFileSync('evaluation/figures.json', toJson({ short, long }));
  writeFileSync('docs/explanation/measured-errors.md', page(long));
  writeFileSync('src/reports/rates/measured-rates.ts', ratesModule(long));
}
