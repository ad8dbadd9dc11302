import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TagClaim } from '../../attribution/claims/tag-claim.ts';
import { writeFileAtomic } from '../../lake/files/write-file-atomic.ts';
import { categoryOf } from '../rules/category-of.ts';
import type { SeverityRules } from '../rules/severity-rules.ts';
import { dayNumber } from './day-number.ts';
import { FLAG_DEFINER, FLAG_LISTED, FOREVER, type LabelRow, ROW_WORDS } from './label-rows.ts';

/** A listing of an address on a sanctions list, with the days on which it held. */
export interface ListedAddress {
  readonly chain: string;
  readonly address: string;
  readonly from?: string;
  readonly to?: string;
}

export interface LabelSources {
  readonly chain: string;
  readonly claims: Iterable<TagClaim>;
  readonly listed: Iterable<ListedAddress>;
  readonly rules: SeverityRules;
  /** Dense id of an address, undefined when the lake does not have it. */
  readonly find: (address: string) => Promise<number | undefined>;
  /** Smallest id of the cluster of an address. */
  readonly rootOf: (address: number) => number;
}

/**
 * Writes the index of a lake's labels to `<folder>/labels-<key>.bin` and removes those of other keys. Memory: 24 bytes a
 * label. A reader sees the whole file or none.
 */
export async function buildLabelIndex(folder: string, key: string, sources: LabelSources): Promise<void> {
  const rows: LabelRow[] = [];
  const categories = [...sources.rules.categories.keys()];
  const ids = new Map<string, number | undefined>();
  const idOf = async (address: string) => {
    if (!ids.has(address)) ids.set(address, await sources.find(address));
    return ids.get(address);
  };
  for (const claim of sources.claims) {
    if (claim.subject.kind !== 'address' || claim.subject.chain !== sources.chain) continue;
    const category = categoryOf(sources.rules, claim);
    const address = category && (await idOf(claim.subject.id));
    if (!category || address === undefined) continue;
    rows.push({
      address,
      root: sources.rootOf(address),
      category: categories.indexOf(category.id),
      ...days(claim.validFrom, claim.validTo),
      flags: claim.clusterDefiner ? FLAG_DEFINER : 0,
    });
  }
  for (const { chain, address: text, from, to } of sources.listed) {
    if (chain !== sources.chain) continue;
    const address = await idOf(text);
    if (address === undefined) continue;
    rows.push({ address, root: sources.rootOf(address), category: 0, ...days(from, to), flags: FLAG_LISTED });
  }
  rows.sort(
    (a, b) => a.address - b.address || a.category - b.category || a.from - b.from || a.flags - b.flags,
  );
  const words = new Int32Array(rows.length * ROW_WORDS);
  rows.forEach((row, i) => {
    words.set([row.address, row.root, row.category, row.from, row.to, row.flags], i * ROW_WORDS);
  });
  mkdirSync(folder, { recursive: true });
  const name = `labels-${key}.bin`;
  writeFileAtomic(join(folder, name), new Uint8Array(words.buffer));
  for (const other of readdirSync(folder))
    if (/^labels-[0-9a-f]{64}\.bin$/.test(other) && other !== name)
      rmSync(join(folder, other), { force: true });
}

const days = (from: string | undefined, to: string | undefined) => ({
  from: from === undefined ? -FOREVER : dayNumber(from),
  to: to === undefined ? FOREVER : dayNumber(to),
});
