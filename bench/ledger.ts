import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openLedgerSource } from '../src/graph/ledger/open-ledger-source.ts';
import type { EvmTruth } from '../src/synth/evm/evm-truth.ts';
import { generateEvmChain } from '../src/synth/evm/generate-evm-chain.ts';
import { traceAccounts } from '../src/tracing/accounts/trace-accounts.ts';
import { type NamedAccount, traceAccountSteps } from '../src/tracing/engine/accounts/trace-accounts.ts';
import { closeBooks } from '../src/tracing/engine/close-books.ts';
import { ledgerSteps } from '../src/tracing/sources/ledger-steps.ts';
import { NO_HOLDER } from '../src/tracing/step-source.ts';
import type { TaintPolicyId } from '../src/tracing/value/policies.ts';
import { bareRules } from './bare-rules.ts';
import { cpuSeconds } from './cpu-seconds.ts';
import { type EngineFigure, engineFigure } from './engine-figure.ts';

/** Movements that a transaction of the synthetic chain has on average. */
const MOVES = 1.6;

export interface LedgerIngestFigure {
  readonly transfers: number;
  readonly seconds: number;
  /** Peak resident memory of the process, MB. */
  readonly peak: number;
}

/**
 * A table of about so many flows, of a synthetic Ethereum, into a lake, in a process of its own. The table is made when
 * `folder` does not hold it yet; the lake is left there for `benchLedgerTrace`.
 */
export async function benchLedgerIngest(folder: string, transfers: number): Promise<LedgerIngestFigure> {
  const made = join(folder, `flows-${transfers}`);
  const lake = join(folder, `ledger-${transfers}`);
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(made, 'truth.json'))) {
    rmSync(made, { recursive: true, force: true });
    const transactions = Math.ceil(transfers / MOVES);
    await generateEvmChain({ directory: made, seed: 7, transactions, blockFiles: false });
  }
  rmSync(lake, { recursive: true, force: true });
  const script = `
    import { runCli } from './dist/cli/run-cli.js';
    const started = process.hrtime.bigint();
    let out = '';
    const code = await runCli({ words: process.argv.slice(1), environment: {}, write(t) { out += t; },
      warn(t) { process.stderr.write(t); }, terminal: false, clock: () => performance.now(),
      signal: new AbortController().signal });
    if (code !== 0) process.exit(code);
    console.log(JSON.stringify({ transfers: JSON.parse(out).transfersAdded,
      seconds: Number(process.hrtime.bigint() - started) / 1e9, peak: process.resourceUsage().maxRSS / 1024 }));`;
  const words = [
    'ingest',
    'evm',
    '--chain',
    'ethereum',
    '--flows',
    join(made, 'ethereum.csv'),
    '--data',
    lake,
  ];
  const result = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', script, ...words, '--quiet', '--format', 'json'],
    { encoding: 'utf8', maxBuffer: 1e8 },
  );
  if (result.status !== 0) throw new Error(result.stderr || `exit ${result.status}`);
  return JSON.parse(result.stdout) as LedgerIngestFigure;
}

/** Of that lake; what a trace of it is asked. */
interface LedgerTrace {
  readonly policies: readonly TaintPolicyId[];
  /** Transactions at most. */
  readonly reach?: number;
}

/**
 * One ledger per asset, over that lake, from the hot wallets of the exchanges that pay everybody, so that taint spreads
 * until about `reach` transfers carry it; seconds of the whole trace with its names looked up.
 */
export async function benchLedgerTrace(
  folder: string,
  transfers: number,
  { policies, reach = 1_000_000 }: LedgerTrace,
): Promise<LedgerIngestFigure & { readonly cpu: number }> {
  const source = await openLedgerSource(join(folder, `ledger-${transfers}`));
  try {
    const started = process.hrtime.bigint();
    const before = cpuSeconds();
    const result = await traceAccounts(
      { source },
      {
        seeds: exchangesOf(folder, transfers).map(({ address, name }) => ({
          kind: 'source' as const,
          address,
          label: name,
        })),
        policies,
        recordHops: false,
        maxPayments: Number.MAX_SAFE_INTEGER,
        maxTransactions: reach,
      },
    );
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    return {
      transfers: result.counts.transfers,
      seconds,
      cpu: cpuSeconds() - before,
      peak: process.resourceUsage().maxRSS / 1024,
    };
  } finally {
    await source.close();
  }
}

/**
 * The same trace without names and without Jejak's own lists. `dense`: transfers between two turns up to which all of them are
 * read; 0 for turns that are always fetched by themselves.
 */
export async function benchLedgerEngine(
  folder: string,
  transfers: number,
  { policies, reach = 1_000_000 }: LedgerTrace,
  dense?: number,
): Promise<EngineFigure> {
  const source = await openLedgerSource(join(folder, `ledger-${transfers}`));
  try {
    const made = await ledgerSteps(source, 'forward');
    const steps = { ...made, coverage: { ...made.coverage, dense: dense ?? made.coverage.dense } };
    const accounts: NamedAccount[] = [];
    for (const [i, { address }] of exchangesOf(folder, transfers).entries())
      for (const place of await steps.placesOf((await steps.findHolder(address))!, -1))
        accounts.push({ ...place, label: 1 + i, isSource: true });
    const world = {
      source: steps,
      zero: (await steps.findHolder(`0x${'00'.repeat(20)}`)) ?? NO_HOLDER,
      listed: new Map(),
      bait: new Set<number>(),
      weighs: new Set([0]),
      learn: async () => {},
    };
    return await engineFigure(
      () => traceAccountSteps(world, bareRules(policies, reach), { accounts, steps: [] }),
      closeBooks,
    );
  } finally {
    await source.close();
  }
}

function exchangesOf(folder: string, transfers: number): EvmTruth['services'] {
  const truth = JSON.parse(
    readFileSync(join(folder, `flows-${transfers}`, 'truth.json'), 'utf8'),
  ) as EvmTruth;
  return truth.services.filter(({ kind }) => kind === 'exchange');
}
