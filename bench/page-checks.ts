import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FlowSource } from '../src/graph/flow-source.ts';
import { openGraphSource } from '../src/graph/open-graph-source.ts';
import { createChangeCrc } from '../src/lake/pages/crc-of-change.ts';
import { PAGE_BYTES, pageCrc } from '../src/lake/pages/page-crc.ts';
import type { Truth } from '../src/synth/truth.ts';
import { trace } from '../src/tracing/trace.ts';
import { cpuSeconds } from './cpu-seconds.ts';

const ROUNDS = 9;

export interface PageCheckFigures {
  /** Seconds of processor: a trace in a process that has just begun, and what pages that nobody has read add to one. */
  readonly cold: number;
  readonly checks: number;
  /** GB of pages per second, and nanoseconds per link that is set in place. */
  readonly rate: number;
  readonly link: number;
}

/** What checks of pages cost: a trace over files that were just opened beside the same trace over pages that are known. */
export async function benchPageChecks(blocks: string, lake: string): Promise<PageCheckFigures> {
  const truth = JSON.parse(readFileSync(join(blocks, 'truth.json'), 'utf8')) as Truth;
  const seeds = truth.thefts
    .slice(0, 3)
    .map(({ txid, label }) => ({ kind: 'transaction' as const, txid, label }));
  const timed = async (source: FlowSource) => {
    const began = cpuSeconds();
    await trace({ source }, { seeds, policies: ['fifo'], maxTransactions: 1_300 });
    return cpuSeconds() - began;
  };
  const added: number[] = [];
  let cold = 0;
  for (let round = 0; round < ROUNDS + 2; round++) {
    const source = openGraphSource(lake);
    const first = await timed(source);
    const again = await timed(source);
    await source.close();
    if (round === 0) cold = first;
    // Of the first two the compiler has its part.
    if (round >= 2) added.push(first - again);
  }
  return { cold, checks: median(added), ...crcFigures() };
}

function crcFigures(): { rate: number; link: number } {
  const page = new Uint8Array(PAGE_BYTES).map((_, i) => Math.imul(i, 2_654_435_761) >>> 24);
  const pages = 20_000;
  let began = cpuSeconds();
  for (let i = 0; i < pages; i++) pageCrc(page);
  const rate = (pages * PAGE_BYTES) / 1e9 / (cpuSeconds() - began);
  const changes = createChangeCrc();
  const links = 1_000_000;
  began = cpuSeconds();
  // A link has two words, of which a new one changes both.
  for (let i = 0; i < 2 * links; i++) changes.of(0xffffffff, i, 4 + 4 * (i % (PAGE_BYTES / 4)));
  return { rate, link: ((cpuSeconds() - began) / links) * 1e9 };
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1]!;
}
