import { touchAhead } from './ahead/touch-ahead.ts';
import { type CoSpendRange, openCoSpends } from './files/open-co-spends.ts';
import type { MergeGuard } from './guard/merge-guard.ts';
import { type CoSpends, type MergeLog, multiInput } from './multi-input.ts';

/** Transactions between two notes of how far the work is. */
const STEP = 256;

/**
 * Multi-input clustering of a range of transactions, read from graph files. `forest` as createUnionFind takes it, on
 * shared memory; `threads` 2 has another thread read ahead, with the same merges in the same order. What is left in
 * the log at the end is the caller's to flush.
 */
export async function mergeInputs(
  source: { readonly directory: string; readonly range: CoSpendRange },
  state: {
    readonly forest: Int32Array<SharedArrayBuffer>;
    readonly guard: MergeGuard;
    readonly threads: 1 | 2;
  },
  log: MergeLog,
): Promise<void> {
  const ahead = state.threads === 2 ? touchAhead(state.forest) : undefined;
  try {
    for (const run of openCoSpends(source.directory, source.range)) {
      if (!ahead) {
        multiInput(state, run, log);
        continue;
      }
      const reached = ahead.begin(run.inputAddress);
      for (let from = 0; from < run.transactions; from += STEP) {
        const part = slice(run, from, Math.min(run.transactions, from + STEP));
        multiInput(state, part, log);
        reached(part.inputStart[part.transactions]!);
      }
    }
  } finally {
    await ahead?.close();
  }
}

function slice(run: CoSpends, from: number, to: number): CoSpends {
  return {
    firstTx: run.firstTx + from,
    transactions: to - from,
    inputStart: run.inputStart.subarray(from, to + 1),
    excluded: run.excluded.subarray(from, to),
    inputAddress: run.inputAddress,
  };
}
