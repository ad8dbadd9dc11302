import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importTags } from '../src/attribution/store/import-tags.ts';
import { openLedgerSource } from '../src/graph/ledger/open-ledger-source.ts';
import { openGraphSource } from '../src/graph/open-graph-source.ts';
import { readManifest } from '../src/lake/manifest.ts';
import { isEvmChain } from '../src/primitives/evm-chain.ts';
import { openScreening } from '../src/screening/open-screening.ts';
import { screenAddresses } from '../src/screening/screen-addresses.ts';
import type { ScreenParameters } from '../src/screening/screen-context.ts';
import { createRandom } from '../src/synth/random.ts';
import { cpuSeconds } from './cpu-seconds.ts';

const TAGGED = 100_000;
const ASKED = 2_000;
const BATCH = 100_000;
const AT_ONCE = 1_024;
/** Addresses that a cold process is asked for. */
const COLD = 200;
const DIRECT = { directLimit: 1_000 };
const INDIRECT = { seeds: 50, hops: 6, transactions: 500 };
const CONCEPTS = ['exchange', 'exchange', 'exchange', 'service_hack', 'mixing_service', 'scam', 'gambling'];

export interface ScreeningFigures {
  readonly labelled: number;
  /** Seconds to prepare the index, and to open a prepared one. */
  readonly prepare: number;
  readonly open: number;
  /** Milliseconds per address. */
  readonly direct: Spread;
  readonly indirect: Spread;
  /** Largest share of the value, in the median, that ended at a bound of the indirect look. */
  readonly openShare: number;
  /** Addresses per second by the clock and of thread time, and MB of the process while it ran. */
  readonly batch: number;
  readonly batchCpu: number;
  readonly memory: number;
  readonly cold: ColdFigures;
}

export interface Spread {
  readonly median: number;
  readonly p99: number;
  readonly most: number;
}

/**
 * Of a process of its own, with the files of the lake and of the labels taken out of the system's page cache before: seconds
 * to open, milliseconds of the first answer and of those behind it.
 */
export interface ColdFigures {
  readonly open: number;
  readonly first: number;
  readonly direct: Spread;
  readonly indirect: Spread;
}

/** Screens random addresses of a lake with 100,000 tagged addresses among them. */
export async function benchScreening(lake: string, labels: string): Promise<ScreeningFigures> {
  const { chain, pick, close } = await openPicker(lake);
  if (!existsSync(join(labels, 'tags'))) {
    mkdirSync(labels, { recursive: true });
    const rows = (await pick(TAGGED))
      .filter((text) => !text.startsWith('script:'))
      .map((text, i) => `${text},label ${i % 997},${CONCEPTS[i % CONCEPTS.length]},forensic`);
    const file = join(labels, 'tags.csv');
    writeFileSync(file, `address,label,category,confidence\n${rows.join('\n')}\n`);
    importTags(file, { data: labels, map: {}, set: { network: chain }, lenient: true });
  }
  const asked = (await pick(ASKED)).filter((text) => !text.startsWith('script:'));
  const many = (await pick(BATCH)).filter((text) => !text.startsWith('script:'));
  await close();

  const direct: ScreenParameters = DIRECT;
  const full: ScreenParameters = { ...direct, indirect: INDIRECT };
  const about = { data: lake, labels, rules: 'rules/screening.yaml', day: '2026-01-01', version: 'bench' };
  let began = performance.now();
  await (await openScreening({ ...about, ...full })).close();
  const prepare = (performance.now() - began) / 1000;
  began = performance.now();
  const screening = await openScreening({ ...about, ...full });
  const open = (performance.now() - began) / 1000;
  const opens: number[] = [];
  const each = async (parameters: ScreenParameters) => {
    const times: number[] = [];
    for (const address of asked) {
      const start = performance.now();
      const [result] = await screenAddresses(screening.context, [address], parameters);
      times.push(performance.now() - start);
      const { source: back, destination: on } = result!.coverage.open;
      if (parameters.indirect) opens.push(Math.max(back ?? 0, on ?? 0));
    }
    return spread(times);
  };
  const figures = { direct: await each(direct), indirect: await each(full) };
  began = performance.now();
  const cpu = cpuSeconds();
  let memory = 0;
  for (let at = 0; at < many.length; at += AT_ONCE) {
    await screenAddresses(screening.context, many.slice(at, at + AT_ONCE), direct);
    memory = Math.max(memory, process.memoryUsage.rss() / 1e6);
  }
  const batch = many.length / ((performance.now() - began) / 1000);
  const batchCpu = many.length / (cpuSeconds() - cpu);
  const labelled = screening.context.index.size;
  await screening.close();
  opens.sort((a, b) => a - b);
  const cold = coldScreening(about, asked.slice(0, COLD));
  const openShare = opens[opens.length >> 1]! / 1e6;
  return { labelled, prepare, open, ...figures, openShare, batch, batchCpu, memory, cold };
}

function spread(times: number[]): Spread {
  times.sort((a, b) => a - b);
  return {
    median: times[times.length >> 1]!,
    p99: times[Math.floor(times.length * 0.99)]!,
    most: times[times.length - 1]!,
  };
}

/** `dd` asks the system to forget what it has cached of a file; where it cannot, the figures are of a new process only. */
function coldScreening(
  about: object & { data: string; labels: string },
  asked: readonly string[],
): ColdFigures {
  const times = (indirect: boolean): number[] => {
    for (const folder of [about.data, about.labels])
      for (const file of readdirSync(folder, { recursive: true, withFileTypes: true }))
        if (file.isFile())
          spawnSync('dd', [
            `of=${join(file.parentPath, file.name)}`,
            'oflag=nocache',
            'conv=notrunc,fdatasync',
            'count=0',
          ]);
    const script = `
      import { openScreening } from './dist-bench/src/screening/open-screening.js';
      import { screenAddresses } from './dist-bench/src/screening/screen-addresses.js';
      const [about, asked, parameters] = JSON.parse(process.argv[1]);
      let began = performance.now();
      const { context, close } = await openScreening({ ...about, ...parameters });
      const times = [performance.now() - began];
      for (const address of asked) {
        began = performance.now();
        await screenAddresses(context, [address], parameters);
        times.push(performance.now() - began);
      }
      await close();
      console.log(JSON.stringify(times));`;
    const parameters = { ...DIRECT, ...(indirect ? { indirect: INDIRECT } : {}) };
    const words = ['--input-type=module', '-e', script, JSON.stringify([about, asked, parameters])];
    const result = spawnSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 1e8 });
    if (result.status !== 0) throw new Error(result.stderr);
    return JSON.parse(result.stdout);
  };
  const [open = 0, first = 0, ...direct] = times(false);
  return { open: open / 1000, first, direct: spread(direct), indirect: spread(times(true).slice(2)) };
}

/** Takes addresses of a lake at random, each as often as it comes. */
async function openPicker(lake: string) {
  const random = createRandom(23);
  const below = (most: number, count: number) =>
    Uint32Array.from({ length: count }, () => random.below(most));
  if (isEvmChain(readManifest(lake)!.chain)) {
    const source = openLedgerSource(lake);
    const { accounts, chain } = await source.coverage();
    const pick = async (count: number) =>
      source.addresses(Uint32Array.from(await source.accounts(below(accounts, count)), ({ home }) => home));
    return { chain, pick, close: () => source.close() };
  }
  const source = openGraphSource(lake);
  const { addresses, chain } = await source.coverage();
  return {
    chain,
    pick: async (count: number) => source.addresses(below(addresses, count)),
    close: () => source.close(),
  };
}
