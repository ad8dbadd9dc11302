import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export interface IngestFigure {
  readonly transactions: number;
  readonly seconds: number;
  /** Peak resident memory of the process, MB. */
  readonly peak: number;
}

/**
 * Full ingest of a synthetic chain to Parquet, graph files and clusters, in a process of its own. The chain is made
 * when `folder` does not hold it yet; the lake is left there for other benches.
 */
export function benchIngest(folder: string, transactions: number): IngestFigure {
  const blocks = join(folder, `blocks-${transactions}`);
  const lake = join(folder, `lake-${transactions}`);
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(blocks, 'truth.json'))) {
    rmSync(blocks, { recursive: true, force: true });
    run(['dist/cli/main.js', 'synth', '--out', blocks, '--transactions', String(transactions)]);
  }
  rmSync(lake, { recursive: true, force: true });
  const script = `
    import { runCli } from './dist/cli/run-cli.js';
    const started = process.hrtime.bigint();
    const code = await runCli({ words: process.argv.slice(1), environment: {}, write() {}, warn(t) { process.stderr.write(t); },
      terminal: false, clock: () => performance.now(), signal: new AbortController().signal });
    if (code !== 0) process.exit(code);
    console.log(JSON.stringify({ seconds: Number(process.hrtime.bigint() - started) / 1e9, peak: process.resourceUsage().maxRSS / 1024 }));`;
  const out = run([
    '--input-type=module',
    '-e',
    script,
    'ingest',
    'bitcoin',
    '--blocks',
    blocks,
    '--data',
    lake,
    '--quiet',
  ]);
  return { transactions, ...(JSON.parse(out) as { seconds: number; peak: number }) };
}

function run(words: string[]): string {
  const result = spawnSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 1e8 });
  if (result.status !== 0) throw new Error(result.stderr || `exit ${result.status}`);
  return result.stdout;
}
