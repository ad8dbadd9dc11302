import type { Snapshot } from '../store/snapshot.ts';

/** Snapshots that a word names: the begin of an id (eight digits or more), or a part of the name of a pack or file. */
export function selectSnapshots(snapshots: readonly Snapshot[], word: string): Snapshot[] {
  const text = word.toLowerCase();
  const byId = /^[0-9a-f]{8,64}$/.test(text) ? snapshots.filter(({ id }) => id.startsWith(text)) : [];
  if (byId.length > 0) return byId;
  return snapshots.filter(({ title, file }) =>
    [title, file].some((name) => name.toLowerCase().includes(text)),
  );
}
