import type { TagClaim } from '../claims/tag-claim.ts';
import type { PackFields, PackItem, PackValue } from '../packs/pack.ts';
import { PACK_FIELDS } from '../packs/pack-fields.ts';
import { packText } from '../packs/pack-text.ts';
import { type OpenSnapshot, openSnapshot } from '../store/open-snapshot.ts';
import type { Snapshot } from '../store/snapshot.ts';
import { claimFields } from './claim-fields.ts';
import { sharedFields } from './shared-fields.ts';
import { writeNewFile } from './write-new-file.ts';

export interface ExportPlace {
  /** Folder of the snapshots. */
  readonly folder: string;
  readonly snapshots: readonly Snapshot[];
  /** Fields of the header that the user gives; they beat those of the packs. */
  readonly header: Readonly<Record<string, string>>;
}

export interface ExportResult {
  readonly tags: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly header: PackFields;
}

/**
 * Writes imported tags as one TagPack, whole or not at all: reading it gives the same claims. Of a pack the header is its
 * own; of several sources it names them. The tags are read twice and never held. Errors: FILE_EXISTS, FILE_MISSING,
 * TAG_STORE.
 */
export function exportTags(path: string, { folder, snapshots, header: asked }: ExportPlace): ExportResult {
  const open = snapshots.map((snapshot) => openSnapshot(folder, snapshot));
  let tags = 0;
  try {
    const shared = sharedFields(map(claimsOf(open), claimFields));
    const header = { ...packHeader(snapshots, asked), ...shared };
    const items = map(claimsOf(open), (claim): PackItem => {
      tags += 1;
      const all = claimFields(claim);
      const own = Object.keys(all).filter((name) => !Object.hasOwn(shared, name));
      // Not by assignment: `__proto__` is a field like others.
      return { fields: Object.fromEntries(own.map((name) => [name, all[name]!])), line: claim.line };
    });
    const written = writeNewFile(path, packText({ kind: 'tags', header, items }));
    return { tags, ...written, header };
  } finally {
    for (const snapshot of open) snapshot.close();
  }
}

function packHeader(snapshots: readonly Snapshot[], asked: Readonly<Record<string, string>>): PackFields {
  const [only, ...others] = snapshots;
  const names = (list: readonly string[]) => [...new Set(list)].join('; ');
  const about: PackFields =
    only && others.length === 0
      ? // A list that says nothing about its maker; the standard wants a name.
        { title: only.title, creator: only.creator ?? 'unknown', ...only.about }
      : {
          title: names(snapshots.map(({ title }) => title)),
          creator: names(snapshots.map(({ creator }) => creator ?? 'unknown')),
        };
  const given: Readonly<Record<string, PackValue>> = { ...about, ...asked };
  return Object.fromEntries(
    PACK_FIELDS.flatMap((name) => (Object.hasOwn(given, name) ? [[name, given[name]!]] : [])),
  );
}

function* claimsOf(open: readonly OpenSnapshot[]): Generator<TagClaim> {
  for (const snapshot of open) yield* snapshot.all();
}

function* map<A, B>(values: Iterable<A>, change: (value: A) => B): Generator<B> {
  for (const value of values) yield change(value);
}
