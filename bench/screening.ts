import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
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

const TAGGED = 100_000;
const ASKED = 2_000;
const BATCH = 100_000;
const AT_ONCE = 1_024;
const CONCEPTS = ['exchange', 'exchange', 'exchange', 'service_hack', 'mixing_service', 'scam', 'gambling'];

export interface ScreeningFigures {
  readonly labelled: number;
  /** Seconds to prepare the index, and to open a prepared one. */
  readonly prepare: number;
  readonly open: number;
  /** Milliseconds an address. */
  readonly direct: { readonly median: number; readonly p99: number };
  readonly indirect: { readonly median: number; readonly p99: number };
  /** Largest share of the value, in the median, that ended at a bound of the indirect look. */
  readonly openShare: number;
  /** Addresses a second, and MB of the process while it ran. */
  readonly batch: number;
  readonly memory: number;
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

  const direct: ScreenParameters = { directLimit: 1_000 };
  const full: ScreenParameters = { ...direct, indirect: { seeds: 50, hops: 6, transactions: 500 } };
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
    times.sort((a, b) => a - b);
    return { median: times[times.length >> 1]!, p99: times[Math.floor(times.length * 0.99)]! };
  };
  const figures = { direct: await each(direct), indirect: await each(full) };
  began = performance.now();
  let memory = 0;
  for (let at = 0; at < many.length; at += AT_ONCE) {
    await screenAddresses(screening.context, many.slice(at, at + AT_ONCE), direct);
    memory = Math.max(memory, process.memoryUsage.rss() / 1e6);
  }
  const batch = many.length / ((performance.now() - began) / 1000);
  const labelled = screening.context.index.size;
  await screening.close();
  opens.sort((a, b) => a - b);
  return { labelled, prepare, open, ...figures, openShare: opens[opens.length >> 1]! / 1e6, batch, memory };
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
