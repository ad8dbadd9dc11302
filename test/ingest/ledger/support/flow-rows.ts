import { readU256 } from '../../../../src/graph/ledger/u256.ts';
import { type FlowRun, NO_ADDRESS } from '../../../../src/ingest/ledger/flow-run.ts';
import { bytesToHex } from '../../../../src/primitives/hex.ts';

/** The transactions of a run of flows as texts and big integers, in their order. */
export function flowRows({ columns, rows, starts }: FlowRun) {
  const { names } = columns;
  const addresses = names.addresses.bytes();
  const hashes = new Uint8Array(columns.txWords.buffer);
  const values = new BigUint64Array(columns.value.buffer);
  const address = (number: number) =>
    number === NO_ADDRESS ? undefined : `0x${bytesToHex(addresses.subarray(20 * number, 20 * number + 20))}`;
  return Array.from({ length: starts.length - 1 }, (_, t) => ({
    hash: `0x${bytesToHex(hashes.subarray(32 * rows[starts[t]!]!, 32 * rows[starts[t]!]! + 32))}`,
    transfers: Array.from(rows.subarray(starts[t]!, starts[t + 1]!), (row) => {
      const { facts, ...asset } = names.assets[columns.asset[row]!]!;
      return {
        from: address(columns.from[row]!),
        to: address(columns.to[row]!),
        value: readU256(values, 4 * row),
        asset,
        facts,
      };
    }),
  }));
}
