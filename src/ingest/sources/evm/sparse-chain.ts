import type { EvmBlock, EvmHex } from '../../../chains/evm/block/evm-block.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';
import type { EvmSourceNote } from './evm-source.ts';

/** What is known of a block before it is read. */
export interface KnownBlock {
  readonly number: number;
  readonly hash: EvmHex;
  /** For messages. */
  readonly place: string;
}

export interface SparseChain<T extends KnownBlock> {
  /** By number, each once. */
  readonly entries: readonly T[];
  readonly gaps: readonly EvmSourceNote[];
  hashAt(number: number): Promise<EvmHex | undefined>;
  /** Reads the entries from a number on, in order, and checks each against the one before it where their numbers follow. */
  blocks(from: number, read: (entries: readonly T[]) => AsyncIterable<EvmBlock>): AsyncGenerator<EvmBlock>;
}

/**
 * Blocks of files in the order of their numbers; missing ones are told as gaps. Errors: EVM_FILES for two blocks of one
 * number, and for a block that does not follow on the one before it.
 */
export function sparseChain<T extends KnownBlock>(found: readonly T[], folder: string): SparseChain<T> {
  const entries: T[] = [];
  const byNumber = new Map<number, T>();
  for (const entry of [...found].sort((a, b) => a.number - b.number)) {
    const same = byNumber.get(entry.number);
    if (same && same.hash !== entry.hash) {
      const reason = `block ${entry.number} is there twice: ${same.place} and ${entry.place}`;
      throw new JejakError('EVM_FILES', { meta: { folder, reason } });
    }
    if (same) continue;
    byNumber.set(entry.number, entry);
    entries.push(entry);
  }
  let missing = 0;
  let first = '';
  entries.forEach((entry, i) => {
    const before = entries[i - 1];
    if (!before || before.number + 1 === entry.number) return;
    missing += entry.number - before.number - 1;
    first ||= `${before.number + 1} - ${entry.number - 1}`;
  });
  return {
    entries,
    gaps: missing > 0 ? [{ kind: 'gap', count: missing, first }] : [],
    hashAt: async (number) => byNumber.get(number)?.hash,
    async *blocks(from, read) {
      let before: EvmBlock | undefined;
      for await (const block of read(entries.filter((entry) => entry.number >= from))) {
        const { number, parentHash } = block.header;
        if (before && before.header.number + 1 === number && before.header.hash !== parentHash) {
          const reason = `block ${number} (${block.place}) has the parent ${parentHash}, not ${before.header.hash}`;
          throw new JejakError('EVM_FILES', { meta: { folder, reason } });
        }
        before = block;
        yield block;
      }
    },
  };
}
