import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TagClaim } from '../../attribution/claims/tag-claim.ts';
import { writeFileAtomic } from '../../lake/files/write-file-atomic.ts';
import { pageCrcs } from '../../lake/pages/page-crc.ts';
import { sumsTrailer } from '../../lake/pages/sums-trailer.ts';
import { categoryOf } from '../rules/category-of.ts';
import type { SeverityRules } from '../rules/severity-rules.ts';
import { dayNumber } from './day-number.ts';
import { knownAddresses } from './known-addresses.ts';
import { FLAG_DEFINER, FLAG_LISTED, FOREVER, type LabelRow, ROW_WORDS } from './label-rows.ts';
import { sameHolder } from './same-holder.ts';

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
  /** Dense ids of addresses, undefined where the lake does not have one. */
  readonly find: (addresses: readonly string[]) => Promise<(number | undefined)[]>;
  /** Smallest id of the cluster of an address. */
  readonly rootOf: (address: number) => number;
  /** A bit for each transaction in which one of them takes part; absent where nobody is to look. */
  readonly touched?: (labelled: Iterable<number>, roots: ReadonlySet<number>) => Uint8Array;
}

/**
 * Writes the index of a lake's labels to `<folder>/labels-<key>.bin` and removes those of other keys. Memory: 24 bytes a
 * label. A reader sees the whole file or none.
 */
export async function buildLabelIndex(folder: string, key: string, sources: LabelSources): Promise<void> {
  const rows: LabelRow[] = [];
  const categories = [...sources.rules.categories.keys()];
  const found = knownAddresses(labelsOf(sources, categories), ({ text }) => text, sources.find);
  for await (const [address, { text: _, ...label }] of found)
    rows.push({ address, root: sources.rootOf(address), ...label });
  rows.sort(
    (a, b) => a.address - b.address || a.category - b.category || a.from - b.from || a.flags - b.flags,
  );
  const words = new Int32Array(rows.length * ROW_WORDS);
  rows.forEach((row, i) => {
    words.set([row.address, row.root, row.category, row.from, row.to, row.flags], i * ROW_WORDS);
  });
  mkdirSync(folder, { recursive: true });
  const name = `labels-${key}.bin`;
  const inheriting = rows.filter(({ flags }) => flags !== 0).map(({ root }) => root);
  const bits = sources.touched?.(
    rows.map(({ address }) => address),
    new Set(inheriting),
  );
  if (bits) writeFileAtomic(join(folder, `touched-${key}.bin`), withSums(bits));
  writeFileAtomic(join(folder, name), withSums(new Uint8Array(words.buffer)));
  for (const other of readdirSync(folder))
    if (/^(?:labels|touched)-[0-9a-f]{64}\.bin$/.test(other) && !other.endsWith(`-${key}.bin`))
      rmSync(join(folder, other), { force: true });
}

/** The content of a file with the sums of its pages behind it. */
function withSums(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([bytes, sumsTrailer({ bytes: bytes.length, crcs: pageCrcs(bytes) })]);
}

/** What the sources say about addresses of the chain, as rows without ids. */
function* labelsOf({ chain, claims, listed, rules }: LabelSources, categories: readonly string[]) {
  for (const claim of claims) {
    const { subject, clusterDefiner, validFrom, validTo } = claim;
    if (subject.kind !== 'address' || subject.chain !== chain) continue;
    const category = categoryOf(rules, claim);
    if (!category) continue;
    const flags = clusterDefiner ? FLAG_DEFINER : 0;
    yield { text: subject.id, category: categories.indexOf(category.id), ...days(validFrom, validTo), flags };
  }
  for (const { chain: other, address, from, to } of listed)
    if (sameHolder(other, chain)) yield { text: address, category: 0, ...days(from, to), flags: FLAG_LISTED };
}

const days = (from: string | undefined, to: string | undefined) => ({
  from: from === undefined ? -FOREVER : dayNumber(from),
  to: to === undefined ? FOREVER : dayNumber(to),
});
