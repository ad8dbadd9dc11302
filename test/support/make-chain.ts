import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IngestResult, ingest } from '../../src/ingest/ingest.ts';
import { openBlockFiles } from '../../src/ingest/sources/open-block-files.ts';
import { generateChain, type SynthOptions, type SynthSummary } from '../../src/synth/generate-chain.ts';

/** A temporary folder with its removal. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'jejak-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A synthetic chain in `<folder>/blocks`. */
export function makeChain(folder: string, options: Partial<SynthOptions> = {}): Promise<SynthSummary> {
  return generateChain({ directory: join(folder, 'blocks'), seed: 7, transactions: 1_500, ...options });
}

/** Ingests block files; segments are small so that a short chain has several. */
export function ingestFiles(
  blocks: string,
  data: string,
  options: { segmentTransactions?: number; lenient?: boolean; signal?: AbortSignal } = {},
): Promise<IngestResult> {
  return ingest(
    { directory: data, clock: () => 0, ...(options.signal ? { signal: options.signal } : {}) },
    {
      openSource: async (state, chain) =>
        openBlockFiles({
          path: blocks,
          known: state.known,
          lenient: options.lenient === true,
          ...(chain ? { chain } : {}),
        }),
      segmentTransactions: options.segmentTransactions ?? 300,
    },
  );
}
