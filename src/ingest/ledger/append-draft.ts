import { appendLedger } from '../../graph/ledger/append-ledger.ts';
import { appendLedgerIndexes } from '../../graph/ledger/append-ledger-indexes.ts';
import type { LedgerFiles } from '../../graph/ledger/ledger-files.ts';
import type { TableRows } from '../../lake/parquet/create-table-builder.ts';
import type { EvmChain } from '../../primitives/evm-chain.ts';
import type { LedgerDraft } from './ledger-draft.ts';
import { resolveLedgerSegment } from './resolve-ledger-segment.ts';

/** Appends a draft to ledger files and their indexes, without committing it. Returns the rows of the lake's tables. */
export function appendDraft(
  files: LedgerFiles,
  draft: LedgerDraft,
  chain: EvmChain,
): Readonly<Record<string, TableRows>> {
  const { segment, tables } = resolveLedgerSegment(draft, files, chain);
  appendLedger(files, segment);
  appendLedgerIndexes(files.directory, {
    txHash: segment.txHash,
    newAssetRows: segment.newAssetRows,
    newAccountAddress: segment.newAccountAddress,
    newAccountAsset: segment.newAccountAsset,
    bounds: files.checkpoint.bounds,
  });
  files.peers.append(segment, files.checkpoint.bounds);
  return tables;
}
