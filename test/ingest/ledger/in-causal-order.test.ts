import { expect, it } from 'vitest';
import { inCausalOrder } from '../../../src/ingest/sources/flow-table/in-causal-order.ts';
import type { FlowRow } from '../../../src/ingest/sources/flow-table/parse-flow-row.ts';
import { createRandom } from '../../../src/synth/random.ts';

type Group = readonly Pick<FlowRow, 'from' | 'to'>[];

/** The rule word by word: the first one none of whose payers is still to be paid by another, else the first one. */
function byDefinition(groups: readonly Group[]): Group[] {
  const left = [...groups];
  const ordered: Group[] = [];
  while (left.length > 0) {
    const free = left.findIndex((group) =>
      left.every(
        (other) =>
          other === group ||
          other.every(({ to }) => to === undefined || group.every(({ from }) => from !== to)),
      ),
    );
    ordered.push(...left.splice(Math.max(0, free), 1));
  }
  return ordered;
}

it('orders the transactions of a block as its rule says, circles and payments to oneself included', () => {
  const random = createRandom(4);
  for (let round = 0; round < 400; round++) {
    const people = 2 + random.below(12);
    const name = () => (random.chance(5) ? undefined : `0x${random.below(people)}`);
    const groups: Group[] = Array.from({ length: 1 + random.below(14) }, () =>
      Array.from({ length: 1 + random.below(3) }, () => ({ from: name(), to: name() })),
    );
    expect(inCausalOrder(groups as FlowRow[][])).toEqual(byDefinition(groups));
  }
});
