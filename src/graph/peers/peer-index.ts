import type { LedgerCounts } from '../../lake/manifest.ts';
import { runParts } from '../index/run-parts.ts';
import { openRunSet } from '../index/run-set.ts';
import { mergePeerRuns } from './merge-peer-runs.ts';
import { readPeerRows } from './peer-row.ts';
import { createPeerRunWriter, openPeerRun, type PeerRun } from './peer-run.ts';
import type { PeerTaker } from './peer-taker.ts';
import { type PeerSource, writeSegmentPeers } from './write-segment-peers.ts';

/**
 * What every address received from and paid to each counterparty, on disk: sorted runs that are merged as the key index's,
 * with an entry for each segment of an address, so that segments can be taken back: ADR 30.
 */
export interface PeerIndex {
  /**
   * The rows of one address after the other; homes ascend. A counterparty may have several: one a segment. Memory: the
   * rows of one address in one segment. Errors: GRAPH_DAMAGED, GRAPH_STALE.
   */
  each(homes: Uint32Array, take: PeerTaker): void;
  /** Adds segment `bounds.length - 2`, whose counts run from bounds[n - 1] to bounds[n]. */
  append(source: PeerSource, bounds: readonly LedgerCounts[]): void;
  /** As KeyIndex. */
  restore(bounds: readonly number[]): void;
  parts(): Generator<Uint8Array>;
  close(): void;
}

const NAME = 'peers';

/** `bounds` are, when something is asked, the first transfers of all segments that count and, last, the next free id. */
export function openPeerIndex(
  directory: string,
  bounds: () => readonly number[] = () => [0],
  stale?: () => Error | undefined,
): PeerIndex {
  const set = openRunSet<PeerRun>(directory, {
    name: NAME,
    open: openPeerRun,
    wrong: (run, ids) => (run.first === ids.first && run.next === ids.next ? undefined : run.bytes),
    merge: (sources, span, firstIds) =>
      mergePeerRuns(sources, {
        span,
        ids: { first: firstIds[span.from]!, next: firstIds[span.to]! },
        target: set.fileOf(span),
      }),
    ...(stale ? { stale } : {}),
  });
  return {
    each(homes, take) {
      const firstIds = bounds();
      const segments = firstIds.length - 1;
      const runs = set.cover(firstIds).map((run) => ({ run, at: 0 }));
      for (let i = 0; i < homes.length; i++) {
        for (const place of runs) if (!takeHome(place, homes[i]!, { segments, take })) break;
        take.end(i);
      }
    },
    append(source, allBounds) {
      set.prepare();
      const segment = allBounds.length - 2;
      const [base, next] = [allBounds[segment]!, allBounds[segment + 1]!];
      const writer = createPeerRunWriter(set.fileOf({ from: segment, to: segment + 1 }));
      writeSegmentPeers(writer, source, { base, segment });
      writer.finish({ first: base.transfers, next: next.transfers });
      set.settle(allBounds.map(({ transfers }) => transfers));
    },
    restore: (firstIds) => set.restore(firstIds),
    *parts() {
      for (const { file } of set.cover(bounds())) yield* runParts(file);
    },
    close: () => set.close(),
  };
}

/** The entries of a home in one run, from where the home before it ended or from the fence before it. */
function takeHome(
  place: { readonly run: PeerRun; at: number },
  home: number,
  { segments, take }: { readonly segments: number; readonly take: PeerTaker },
): boolean {
  const { run } = place;
  place.at = Math.max(place.at, run.seek(home));
  while (place.at < run.bytes) {
    const entry = run.entry(place.at);
    if (entry.home > home) break;
    place.at = entry.next;
    if (entry.home !== home || entry.segment >= segments) continue;
    if (!take.goOn(entry.length)) return false;
    const rows = run.rows();
    readPeerRows(rows, rows.at + entry.length, take.row);
  }
  return true;
}
