import { describe, expect, it } from 'vitest';
import { entryId } from '../../src/cli/watch/entry-id.ts';
import { isEntryId } from '../../src/watch/list/is-entry-id.ts';

const make = (...texts: string[]) => {
  const ids: string[] = [];
  for (const text of texts) ids.push(entryId(text, (id) => ids.includes(id)));
  return ids;
};

describe('entryId', () => {
  it('names what is watched by its text', () => {
    expect(make('1BoatSLRHtKNngkdXEeobR76b53LETtpyT')).toEqual(['1boatslrhtknngkdxeeobr76b53lettpyt']);
    const txid = '0437cd7f8525ceed2324359c2d0ba26006d92d856a9c20fa0241106ee5a597c9';
    expect(make(`${txid}:0`, `${txid}:1`)).toEqual([`${txid}-0`, `${txid}-1`]);
  });

  it('numbers what would be the same: letters of Base58 that differ in capitals, long seeds', () => {
    expect(make('1abC', '1Abc', '1abc')).toEqual(['1abc', '1abc-2', '1abc-3']);
    const hash = `0x${'a'.repeat(64)}`;
    const ids = make(`${hash}:0x${'b'.repeat(40)}`, `${hash}:0x${'b'.repeat(39)}c`, hash);
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(isEntryId(id), id).toBe(true);
  });

  it('is always one that the list takes', () => {
    for (const text of ['-x', '@file', '0xAB:0xCD', 'script:ff', 'é1'])
      for (const id of make(text, text)) expect(isEntryId(id), id).toBe(true);
  });
});
