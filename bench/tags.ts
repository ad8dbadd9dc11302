import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportTags } from '../src/attribution/export/export-tags.ts';
import { importTags } from '../src/attribution/store/import-tags.ts';
import { listSnapshots } from '../src/attribution/store/list-snapshots.ts';
import { openTagStore } from '../src/attribution/store/open-tag-store.ts';
import { tagFolder } from '../src/attribution/store/tag-folder.ts';
import { createRandom } from '../src/synth/random.ts';

const TAGS = 500_000;
const ASKED = 20_000;

export interface TagFigures {
  readonly tags: number;
  /** Seconds of the import, MB of the process afterwards. */
  readonly seconds: number;
  readonly memory: number;
  /** Milliseconds of a look-up, all claims of an address. */
  readonly median: number;
  readonly p99: number;
  /** Of an export of all of them as one TagPack: seconds, and MB of the process afterwards. */
  readonly exported: number;
  readonly exportMemory: number;
}

/** Imports half a million tags of Ethereum addresses as a TagPack, in the form of the public ones, looks some up, and exports all. */
export function benchTags(folder: string): TagFigures {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const random = createRandom(11);
  const address = () =>
    `0x${Array.from({ length: 5 }, () => random.below(4_294_967_295).toString(16).padStart(8, '0')).join('')}`;
  const addresses = Array.from({ length: TAGS }, address);
  const lines = ['title: bench', 'creator: bench', 'source: https://bench.example', 'currency: ETH', 'tags:'];
  addresses.forEach((text, i) => {
    lines.push(
      `- address: ${text}`,
      `  label: label ${i % 5_000}`,
      `  category: ${i % 3 ? 'exchange' : 'user'}`,
    );
  });
  const pack = join(folder, 'pack.yaml');
  writeFileSync(pack, `${lines.join('\n')}\n`);
  const data = join(folder, 'data');
  const began = performance.now();
  const { tags } = importTags(pack, { data, map: {}, set: {}, lenient: false });
  const seconds = (performance.now() - began) / 1000;
  const store = openTagStore(data);
  const times: number[] = [];
  for (let i = 0; i < ASKED; i++) {
    const start = performance.now();
    // One in two is known.
    store.find(i % 2 ? addresses[random.below(TAGS)]! : address());
    times.push(performance.now() - start);
  }
  store.close();
  times.sort((a, b) => a - b);
  const memory = process.memoryUsage.rss() / 1e6;
  const folderOfTags = tagFolder(data);
  const exporting = performance.now();
  exportTags(join(folder, 'export.yaml'), {
    folder: folderOfTags,
    snapshots: listSnapshots(folderOfTags),
    header: {},
  });
  const exported = (performance.now() - exporting) / 1000;
  return {
    tags,
    seconds,
    memory,
    exported,
    exportMemory: process.memoryUsage.rss() / 1e6,
    median: times[ASKED >> 1]!,
    p99: times[Math.floor(ASKED * 0.99)]!,
  };
}
