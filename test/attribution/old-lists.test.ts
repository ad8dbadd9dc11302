import { describe, expect, it } from 'vitest';
import { oldLists } from '../../src/attribution/sanctions/old-lists.ts';

const publication = (list: string, published: string) => ({ list, published });

describe('lists that are too old', () => {
  const snapshots = [
    publication('b', '2024-01-31'),
    publication('a', '2024-01-31'),
    publication('c', '2023-01-01'),
    publication('c', '2024-02-20'),
    publication('d', '2023-12-31'),
  ];

  it('are told with their newest publication and its age, oldest first', () => {
    expect(oldLists(snapshots, { day: '2024-03-01', maxAge: 29 })).toEqual([
      { lists: ['d'], published: '2023-12-31', age: 61 },
      { lists: ['a', 'b'], published: '2024-01-31', age: 30 },
    ]);
  });

  it('are none on a day before they were published', () => {
    expect(oldLists(snapshots, { day: '2023-06-01', maxAge: 0 })).toEqual([]);
  });

  it('may be as old as was allowed', () => {
    expect(oldLists([publication('a', '2024-01-31')], { day: '2024-03-01', maxAge: 30 })).toEqual([]);
  });
});
