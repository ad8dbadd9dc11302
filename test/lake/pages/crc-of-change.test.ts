import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createChangeCrc } from '../../../src/lake/pages/crc-of-change.ts';
import { PAGE_BYTES, pageCrc } from '../../../src/lake/pages/page-crc.ts';

test('the CRC of the text that RFC 3720 and zlib are tried with', () => {
  expect(pageCrc(Buffer.from('123456789')).toString(16)).toBe('cbf43926');
});

test('a word that changes changes the CRC as reading the whole page again does', () => {
  const change = createChangeCrc();
  const page = new Uint8Array(PAGE_BYTES);
  for (let i = 0; i < page.length; i++) page[i] = Math.imul(i, 2_654_435_761) >>> 24;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: PAGE_BYTES / 4 }),
      fc.nat(),
      fc.nat({ max: 0xffffffff }),
      (words, place, after) => {
        const covered = page.slice(0, words * 4);
        const at = (place % words) * 4;
        const view = new DataView(covered.buffer);
        const before = view.getUint32(at, true);
        const old = pageCrc(covered);
        view.setUint32(at, after, true);
        expect((old ^ change.of(before, after, covered.length - at)) >>> 0).toBe(pageCrc(covered));
      },
    ),
    { seed: 4, numRuns: 300 },
  );
});
