import { readFileSync } from 'node:fs';
import { sharedData } from '../../../support/shared-data.ts';

/** Mainnet blocks that a node answered, with their receipts. */
export const REAL_BLOCKS = [1_000_000, 4_369_999, 18_000_000] as const;

/** A fresh copy of the node's answers, so that a test may change it. */
export function realBlock(number: (typeof REAL_BLOCKS)[number]) {
  const json = (name: string): unknown =>
    JSON.parse(readFileSync(sharedData.path(`evm/blocks/subsquid/${number}/${name}.json`), 'utf8'));
  return { block: json('block'), receipts: json('receipts') } as unknown as {
    block: { [field: string]: unknown; transactions: Record<string, unknown>[] };
    receipts: { [field: string]: unknown; logs: Record<string, unknown>[] }[];
  };
}
