import { commitLedger } from '../../graph/ledger/append-ledger.ts';
import type { LedgerFiles } from '../../graph/ledger/ledger-files.ts';
import { unwindLedger } from '../../graph/ledger/recover-ledger.ts';
import { openDuckDb } from '../../lake/duckdb/open-duckdb.ts';
import { type LedgerCounts, type Manifest, segmentDigest } from '../../lake/manifest.ts';
import { EVM_TABLES } from '../../lake/schema/evm/evm-tables.ts';
import { createFileCheck, type FileCheck } from '../../lake/verify/create-file-check.ts';
import { evmChainById } from '../../primitives/evm-chain.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { appendDraft } from './append-draft.ts';
import { createLedgerSegment } from './create-ledger-segment.ts';
import { loadLedgerBlocks } from './load-ledger-blocks.ts';

/** As buildGraph, for the ledger files of an account chain. Errors: LAKE_DAMAGED, GRAPH_DAMAGED, CANCELLED. */
export async function buildLedger(
  files: LedgerFiles,
  {
    directory,
    manifest,
    check = createFileCheck(directory, manifest.segments, EVM_TABLES),
  }: { readonly directory: string; readonly manifest: Manifest<LedgerCounts>; readonly check?: FileCheck },
  signal?: AbortSignal,
): Promise<void> {
  const { segments } = manifest;
  let common = 0;
  while (common < segments.length && files.checkpoint.digests[common] === segmentDigest(segments[common]!))
    common += 1;
  unwindLedger(files, common);
  if (common === segments.length) return;
  await check.all();
  const chain = evmChainById(manifest.chain);
  const duck = await openDuckDb();
  try {
    for (let index = common; index < segments.length; index++) {
      const draft = createLedgerSegment(files.counts());
      for await (const block of loadLedgerBlocks(duck, { directory, manifest, index })) {
        if (signal?.aborted) throw new JejakError('CANCELLED');
        draft.add(block);
      }
      appendDraft(files, draft.finish(), chain);
      commitLedger(files, segmentDigest(segments[index]!));
    }
  } finally {
    duck.close();
  }
}
