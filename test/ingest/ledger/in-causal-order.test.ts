import { expect, it } from 'vitest';
import { NO_ADDRESS } from '../../../src/ingest/ledger/flow-run.ts';
import { createCausalOrder } from '../../../src/ingest/sources/flow-table/in-causal-order.ts';
import { createRandom } from '../../../src/synth/random.ts';

type Group = readonly { readonly from: number | undefined; readonly to: number | undefined }[];

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
  const causalOrder = createCausalOrder();
  for (let round = 0; round < 600; round++) {
    const people = 2 + random.below(round % 10 === 0 ? 2_000 : 12);
    const name = () => (random.chance(5) ? undefined : random.below(people));
    const groups: Group[] = Array.from({ length: 1 + random.below(14) }, () =>
      Array.from({ length: 1 + random.below(3) }, () => ({ from: name(), to: name() })),
    );
    const rows = groups.flat();
    const starts = Uint32Array.from([0, ...groups.map((_, g) => groups.slice(0, g + 1).flat().length)]);
    // Rows may stand anywhere in the columns.
    const places = Uint32Array.from(rows, (_, i) => 2 * (rows.length - i));
    const column = (side: 'from' | 'to') => {
      const list = new Uint32Array(2 * rows.length + 1).fill(NO_ADDRESS);
      for (const [i, row] of rows.entries()) list[places[i]!] = row[side] ?? NO_ADDRESS;
      return list;
    };
    const order = causalOrder(
      { count: groups.length, rows: places, starts, from: column('from'), to: column('to') },
      people,
    );
    expect(order ? Array.from(order, (g) => groups[g]) : groups).toEqual(byDefinition(groups));
  }
});
