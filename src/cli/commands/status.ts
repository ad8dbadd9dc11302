import { join } from 'node:path';
import { readClusterCheckpoint } from '../../clustering/files/cluster-files.ts';
import { openGraphSource } from '../../graph/open-graph-source.ts';
import { readGraphCheckpoint } from '../../graph/store/checkpoint.ts';
import { manifestHash, readManifest, segmentDigest } from '../../lake/manifest.ts';
import { isEvmChain } from '../../primitives/evm-chain.ts';
import { formatTime } from '../../primitives/format-time.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { fill } from '../../texts/fill.ts';
import type { Command } from '../command.ts';
import { ledgerStatus } from '../evm/ledger-status.ts';
import { OPTIONS } from '../options.ts';
import { formatBytes } from '../output/format-duration.ts';
import { printRecord } from '../output/print-record.ts';

export const statusCommand: Command = {
  name: 'status',
  arguments: [],
  options: [OPTIONS.data, OPTIONS.format],
  async run(context, { options }) {
    const directory = String(options.data);
    const manifest = readManifest(directory);
    if (!manifest) throw new JejakError('LAKE_MISSING', { meta: { directory } });
    if (isEvmChain(manifest.chain)) return ledgerStatus(context, options);
    const digests = manifest.segments.map(segmentDigest).join();
    const clusters = readClusterCheckpoint(join(directory, 'clusters'));
    const graphReady = readGraphCheckpoint(join(directory, 'graph'))?.digests.join() === digests;
    const clustersReady = clusters.digests.join() === digests;
    const files = manifest.segments.flatMap((segment) => Object.values(segment.files));
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    const last = manifest.segments[manifest.segments.length - 1];
    const time = graphReady && last ? await tipTime(directory, manifest.totals.blocks - 1) : undefined;
    const status = {
      chain: manifest.chain,
      ...manifest.totals,
      tip: last ? { height: manifest.totals.blocks - 1, hash: last.lastHash, time } : undefined,
      segments: manifest.segments.length,
      bytes,
      files: files.length,
      manifestHash: manifestHash(manifest),
      graphReady,
      clustersReady,
      merges: clusters.merges,
    };
    const { says } = context.texts;
    const lines = [fill(says.statusLine, { chain: manifest.chain, ...manifest.totals })];
    if (last) {
      lines.push(
        fill(says.statusTime, {
          height: manifest.totals.blocks - 1,
          hash: last.lastHash,
          time: time ? formatTime(time) : '?',
        }),
      );
    }
    lines.push(
      fill(says.statusSegments, {
        segments: manifest.segments.length,
        bytes: formatBytes(bytes),
        files: files.length,
      }),
      fill(says.statusData, { hash: status.manifestHash }),
      graphReady ? says.statusGraph : says.statusGraphBehind,
      clustersReady ? fill(says.statusClusters, { merges: clusters.merges }) : says.statusClustersBehind,
    );
    const { tip, ...facts } = status;
    const record = { ...facts, tipHeight: tip?.height, tipHash: tip?.hash, tipTime: tip?.time };
    printRecord(context, String(options.format), { data: status, record, lines });
    return 0;
  },
};

async function tipTime(directory: string, height: number): Promise<number> {
  const source = openGraphSource(directory);
  try {
    return (await source.blocks(Uint32Array.of(height))).time[0]!;
  } finally {
    await source.close();
  }
}
