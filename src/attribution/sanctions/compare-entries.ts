import type { SanctionEntry } from './sanction-entry.ts';

/** An entry that is in only one of two publications, or in both with other words. */
export interface EntryChange {
  readonly change: 'added' | 'removed' | 'changed';
  readonly id: string;
  readonly name: string;
  /** Addresses that came and went, as the list writes them. */
  readonly addressesAdded: readonly string[];
  readonly addressesRemoved: readonly string[];
  /** Names of the other fields that differ. */
  readonly fields: readonly string[];
}

export interface SanctionDifference {
  /** Most entries are gone: it may be another list of the same form. */
  readonly otherList: boolean;
  readonly changes: readonly EntryChange[];
}

/** Of so few entries most may go in one update. */
const FEW = 20;
const FIELDS = [
  'kind',
  'name',
  'aliases',
  'programmes',
  'legalBasis',
  'listed',
  'delisted',
  'changed',
  'remarks',
] as const;

/** What is different in the second of two publications of one list, by the list's own ids. */
export function compareEntries(
  before: readonly SanctionEntry[],
  after: readonly SanctionEntry[],
): SanctionDifference {
  const [old, now] = [byId(before), byId(after)];
  const changes: EntryChange[] = [];
  for (const [id, entry] of old)
    if (!now.has(id))
      changes.push({
        change: 'removed',
        id,
        name: entry.name,
        addressesAdded: [],
        addressesRemoved: textsOf(entry),
        fields: [],
      });
  for (const [id, entry] of now) {
    const other = old.get(id);
    const had = new Set(other ? textsOf(other) : []);
    const has = textsOf(entry);
    const addressesAdded = has.filter((text) => !had.has(text));
    const addressesRemoved = [...had].filter((text) => !has.includes(text));
    if (!other) {
      changes.push({
        change: 'added',
        id,
        name: entry.name,
        addressesAdded,
        addressesRemoved: [],
        fields: [],
      });
      continue;
    }
    const fields = FIELDS.filter((field) => JSON.stringify(other[field]) !== JSON.stringify(entry[field]));
    if (fields.length + addressesAdded.length + addressesRemoved.length > 0)
      changes.push({ change: 'changed', id, name: entry.name, addressesAdded, addressesRemoved, fields });
  }
  const removed = changes.filter(({ change }) => change === 'removed').length;
  return { changes, otherList: old.size >= FEW && removed * 2 > old.size };
}

const byId = (entries: readonly SanctionEntry[]) => new Map(entries.map((entry) => [entry.id, entry]));
const textsOf = ({ addresses }: SanctionEntry) =>
  addresses.map(({ asset, text }) => (asset ? `${asset} ${text}` : text));
