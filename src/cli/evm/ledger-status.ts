import { join } from 'node:path';
import { gradeOf } from '../../graph/grade-of.ts';
import { readLedgerCheckpoint } from '../../graph/ledger/ledger-checkpoint.ts';
import { openLedgerSource } from '../../graph/ledger/open-ledger-source.ts';
import { type LedgerCounts, manifestHash, readManifest, segmentDigest } from '../../lake/manifest.ts';
import { fill } from '../../texts/fill.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { formatBytes } from '../output/format-duration.ts';
import { printRecord } from '../output/print-record.ts';
import { coverageLines } from './coverage-lines.ts';

/** `jejak status` on a lake of an EVM chain. */
export async function ledgerStatus(context: CliContext, options: OptionValues): Promise<number> {
  const directory = String(options.data);
  const manifest = readManifest<LedgerCounts>(directory)!;
  const digests = manifest.segments.map(segmentDigest).join();
  const ready = readLedgerCheckpoint(join(directory, 'ledger'))?.digests.join() === digests;
  const files = manifest.segments.flatMap((segment) => Object.values(segment.files));
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const { says } = context.texts;
  const lines = [fill(says.ledgerStatus, { chain: manifest.chain, ...manifest.totals })];
  lines.push(
    fill(says.statusSegments, {
      segments: manifest.segments.length,
      bytes: formatBytes(bytes),
      files: files.length,
    }),
  );
  const status: Record<string, unknown> = {
    chain: manifest.chain,
    ...manifest.totals,
    segments: manifest.segments.length,
    bytes,
    files: files.length,
    manifestHash: manifestHash(manifest),
    ledgerReady: ready,
  };
  if (ready && manifest.totals.blocks > 0) {
    const source = openLedgerSource(directory);
    const coverage = await source.coverage();
    await source.close();
    Object.assign(status, coverage, gradeOf([coverage]));
    lines.push(...coverageLines(context, coverage));
  } else lines.push(fill(says.statusData, { hash: manifestHash(manifest) }));
  lines.push(ready ? says.ledgerFiles : says.ledgerFilesBehind);
  printRecord(context, String(options.format), { data: status, record: status, lines });
  return 0;
}
