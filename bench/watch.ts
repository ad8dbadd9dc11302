import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openGraphSource } from '../src/graph/open-graph-source.ts';
import { createRandom } from '../src/synth/random.ts';
import type { Alert } from '../src/watch/alert.ts';
import { openJournal } from '../src/watch/journal/open-journal.ts';
import type { WatchEntry } from '../src/watch/list/watch-entry.ts';
import { openWatchChain } from '../src/watch/open-watch-chain.ts';
import { watchBlocks } from '../src/watch/watch-blocks.ts';

const WATCHED = [10, 10_000];
const BLOCKS = 1_000;
const ALERTS = 1_000_000;
const NEW = 100;

export interface WatchFigures {
  readonly looks: readonly {
    readonly watched: number;
    readonly blocks: number;
    readonly transactions: number;
    readonly alerts: number;
    readonly seconds: number;
    /** Seconds of the next look, which finds no new block. */
    readonly idle: number;
  }[];
  /** Milliseconds to open a journal of a million alerts and read its last hundred; seconds to read all of it. */
  readonly journal: { readonly newest: number; readonly whole: number };
}

/** Looks at the newest blocks of a lake of Bitcoin for a few and for many addresses; half of them in clusters. */
export async function benchWatch(lake: string): Promise<WatchFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'jejak-bench-'));
  const looks: WatchFigures['looks'][number][] = [];
  try {
    for (const watched of WATCHED)
      looks.push(await benchLook(lake, watched, join(folder, `${watched}.jsonl`)));
    return { looks, journal: benchJournal(join(folder, 'alerts.jsonl')) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchLook(lake: string, watched: number, file: string) {
  const source = openGraphSource(lake);
  const { addresses, tipHeight, transactions: all } = await source.coverage();
  const random = createRandom(29);
  const picked = Uint32Array.from({ length: watched }, () => random.below(addresses));
  const texts = await source.addresses(picked);
  const after = Math.max(0, tipHeight - BLOCKS);
  const blocks = await source.blocks(Uint32Array.of(after + 1));
  const transactions = all - blocks.firstTx[0]!;
  await source.close();
  const entries = texts.map((address, i): WatchEntry => {
    return { id: `e${i}`, kind: i % 2 === 0 ? 'address' : 'cluster', address, after };
  });
  const journal = openJournal(file, 'write');
  let state: Parameters<Parameters<typeof watchBlocks>[0]['save']>[0] | undefined;
  const look = async () => {
    const began = performance.now();
    const chain = await openWatchChain({ data: lake, day: '2026-01-01' });
    const save = (next: NonNullable<typeof state>) => {
      state = next;
    };
    const { alerts } = await watchBlocks({ chain, journal, state, save }, { entries, confirmations: 0 });
    await chain.close();
    return { alerts, seconds: (performance.now() - began) / 1000 };
  };
  const { alerts, seconds } = await look();
  const { seconds: idle } = await look();
  journal.close();
  return { watched, blocks: tipHeight - after, transactions, alerts, seconds, idle };
}

function benchJournal(file: string): WatchFigures['journal'] {
  const writer = openJournal(file, 'write');
  for (let i = 0; i < ALERTS; i += 10_000)
    writer.append(Array.from({ length: 10_000 }, (_, k) => alertOf(i + k + 1)));
  writer.close();
  let began = performance.now();
  const journal = openJournal(file, 'read');
  for (const _ of journal.read(ALERTS - NEW));
  const newest = performance.now() - began;
  began = performance.now();
  for (const _ of journal.read(0));
  const whole = (performance.now() - began) / 1000;
  journal.close();
  return { newest, whole };
}

function alertOf(seq: number): Alert {
  const hash = `${seq}`.padStart(64, '0');
  return {
    seq,
    id: hash,
    kind: 'alert',
    entry: 'thief',
    chain: 'bitcoin-regtest',
    manifest: hash,
    rule: 'spent',
    grade: 'verified',
    tx: hash,
    height: seq >> 3,
    time: 1_600_000_000,
    block: hash,
    watched: [hash.slice(0, 34)],
    amounts: [{ asset: 'BTC', decimals: 8, out: '150000000' }],
    parties: [{ address: hash.slice(0, 34), amount: '149990000', asset: 'BTC', label: 'a service' }],
    partiesTotal: 1,
  };
}
