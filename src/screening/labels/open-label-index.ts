import { join } from 'node:path';
import type { RiskCategory, SeverityRules } from '../rules/severity-rules.ts';
import { dayNumber } from './day-number.ts';
import type { IndexedLabel, LabelIndex } from './label-index.ts';
import { FLAG_DEFINER, FLAG_LISTED, ROW_WORDS } from './label-rows.ts';
import { readLabelFile } from './read-label-file.ts';

export interface LabelIndexOptions {
  readonly rules: SeverityRules;
  /** UTC day, 2022-08-08. */
  readonly day: string;
  readonly rootOf: (address: number) => number;
}

/** Reads a prepared index for a day; undefined when there is none of this key. Errors: SCREEN_INDEX. */
export function openLabelIndex(
  folder: string,
  key: string,
  options: LabelIndexOptions,
): LabelIndex | undefined {
  const bytes = readLabelFile(join(folder, `labels-${key}.bin`));
  if (!bytes) return undefined;
  const words = new Int32Array(bytes.buffer);
  const categories = [...options.rules.categories.values()];
  const today = dayNumber(options.day);
  const own = new Map<number, Found>();
  const clusters = new Map<number, Found>();
  for (let at = 0; at < words.length; at += ROW_WORDS) {
    const [address, root, category, from, to, flags] = words.subarray(
      at,
      at + ROW_WORDS,
    ) as unknown as number[];
    if (today < from! || today > to!) continue;
    const graded = categories[category!]!;
    const listed = (flags! & FLAG_LISTED) !== 0;
    put(own, address! >>> 0, { graded, listed });
    // Whoever is in one cluster with a listed address may be the listed one: an inference, and shown as one.
    if (listed || (flags! & FLAG_DEFINER) !== 0) put(clusters, root! >>> 0, { graded, listed });
  }
  const alone = (found: Found, listed: IndexedLabel['listed'], inherited: boolean): IndexedLabel => ({
    ...(found.graded ? { category: found.graded.id } : {}),
    severity: found.graded?.severity ?? 0,
    stops: listed === 'self' || (found.graded?.stops ?? true),
    inherited,
    listed,
  });
  const joined = (found: Found | undefined, cluster: Found | undefined): IndexedLabel => {
    const listed = found?.listed ? 'self' : cluster?.listed ? 'cluster' : 'no';
    if (!cluster?.graded) return alone((found ?? cluster)!, listed, found === undefined);
    const graver = !found?.graded || cluster.graded.severity > found.graded.severity;
    return graver ? alone(cluster, listed, true) : alone(found, listed, false);
  };
  const answers = new Map<number, IndexedLabel>();
  const bits = readLabelFile(join(folder, `touched-${key}.bin`));
  return {
    key,
    size: own.size,
    touches: (tx) => bits === undefined || ((bits[tx >>> 3] ?? 0xff) & (1 << (tx & 7))) !== 0,
    of(address) {
      const known = answers.get(address);
      if (known) return known;
      const found = own.get(address);
      const cluster = clusters.size === 0 ? undefined : clusters.get(options.rootOf(address));
      if (!found && !cluster) return undefined;
      const answer = joined(found, cluster);
      // Those that have a label of their own are met again and again, and are as many as the index has.
      if (found) answers.set(address, answer);
      return answer;
    },
  };
}

interface Found {
  readonly graded?: RiskCategory;
  readonly listed: boolean;
}

/** Keeps the graver of two labels; a listing is remembered beside it. */
function put(
  labels: Map<number, Found>,
  address: number,
  label: { graded: RiskCategory; listed: boolean },
): void {
  const known = labels.get(address);
  const graded = label.listed ? undefined : label.graded;
  const graver =
    !known?.graded || (graded && graded.severity > known.graded.severity)
      ? (graded ?? known?.graded)
      : known.graded;
  labels.set(address, {
    ...(graver ? { graded: graver } : {}),
    listed: known?.listed === true || label.listed,
  });
}
