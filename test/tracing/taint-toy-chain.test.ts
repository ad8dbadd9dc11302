import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { trace } from '../../src/tracing/trace.ts';
import type { TaintPolicyId } from '../../src/tracing/value/policies.ts';
import { sharedData } from '../support/shared-data.ts';
import { inMemoryFlowSource, type ToyTransaction, toyTxid } from './support/in-memory-flow-source.ts';

const ALL: TaintPolicyId[] = ['poison', 'haircut', 'fifo', 'lifo', 'tiho'];

function rows(name: string): string[][] {
  const path = sharedData.path(`bitcoin/tables-2009/taint_toy_testdata/${name}.csv`);
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(','));
}

/**
 * The tables as a chain. An input names the transaction that it spends from; the output is the first unspent one there
 * with its value. Inputs from outside the tables come from an invented coinbase each.
 */
function toyChain(): ToyTransaction[] {
  const inputs = rows('tx_input');
  const outputs = rows('tx_output');
  const unspent: { tx: string; value: number; outpoint: string }[] = [];
  const outside: ToyTransaction[] = [];
  const chain = rows('tx_height').map(([tx, height]): ToyTransaction => {
    const own = outputs.filter((row) => row[1] === tx);
    const spent = inputs
      .filter((row) => row[1] === tx)
      .map(([, , address, value, from], i) => {
        const at = unspent.findIndex((output) => output.tx === from && output.value === Number(value));
        if (at >= 0) return unspent.splice(at, 1)[0]!.outpoint;
        const name = `outside ${tx}.${i}`;
        outside.push({ name, height: 0, inputs: [], outputs: [[Number(value), `adr ${address}`]] });
        return `${name}:0`;
      });
    own.forEach(([, , , value], vout) => {
      unspent.push({ tx: tx!, value: Number(value), outpoint: `${tx}:${vout}` });
    });
    return {
      name: tx!,
      height: Number(height),
      inputs: spent,
      outputs: own.map(([, , address, value]) => [Number(value), `adr ${address}`]),
    };
  });
  return [...outside, ...chain];
}

test.skipIf(!sharedData.present)(`the hand-made chain for taint methods${sharedData.reason}`, async () => {
  const source = inMemoryFlowSource(toyChain());
  const result = await trace(
    { source },
    { seeds: [{ kind: 'transaction', txid: toyTxid('900'), label: 'theft' }], policies: ALL },
  );
  for (const policy of ALL) expect(result.conservation[policy]!.difference).toBe(0n);
  const first = result.hops.slice(0, 3).map(({ txid, to }) => [txid, to.map(({ amounts }) => amounts.fifo)]);
  expect(first).toEqual([
    [toyTxid('902'), [7_000n, 1_000n]],
    [toyTxid('904'), [6_000n, 1_000n]],
    // 50 clean, then 1,000 of the theft, then 800 clean into 400, 400 and 400; 650 are the fee.
    [toyTxid('912'), [350n, 400n, 250n]],
  ]);
  // Two transactions of the tables pay out more than they take in; one of them is on the way.
  expect(result.counts.unbalanced).toBeGreaterThan(0);
  const reach = (policy: TaintPolicyId) => result.terminals.filter(({ amounts }) => amounts[policy]).length;
  for (const policy of ALL) expect(reach(policy)).toBeLessThanOrEqual(reach('poison'));
});
