import type { GraphFiles } from '../../graph/store/graph-files.ts';
import { wrapsBefore } from '../../graph/store/wraps-before.ts';
import type { RulePair } from '../join-pairs.ts';
import { ruleWord } from '../merge-rule.ts';

/**
 * Script hashes and the witness programs that they were seen to hide (P2SH around P2WPKH or P2WSH), shown by a spend in
 * transactions `from` up to, not with, `to`, where the program's own address was paid before. It is one script, so one
 * owner. Source: BlockSci, which joins a script hash with what it wraps.
 */
export function wrappedPairs(
  { wraps }: GraphFiles,
  range: { readonly from: number; readonly to: number },
): RulePair[] {
  const [first, end] = [wrapsBefore(wraps, range.from), wrapsBefore(wraps, range.to)];
  const rows = new Uint32Array((end - first) * 3);
  wraps.read(first, new Uint8Array(rows.buffer));
  const rule = ruleWord('wrapped-script');
  return Array.from({ length: end - first }, (_, i) => ({
    a: rows[i * 3]!,
    b: rows[i * 3 + 1]!,
    tx: rows[i * 3 + 2]!,
    rule,
  }));
}
