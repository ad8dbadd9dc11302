import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PAGE_BYTES, pageCrcs } from '../../../src/lake/pages/page-crc.ts';
import { createLiveSums, NO_SUMS } from '../../../src/lake/pages/page-sums.ts';

const step = fc.oneof(
  fc.record({ kind: fc.constant('append' as const), size: fc.integer({ min: 0, max: 2 * PAGE_BYTES }) }),
  fc.record({ kind: fc.constant('change' as const), place: fc.nat(), word: fc.nat(0xffffffff) }),
  fc.record({ kind: fc.constant('cut' as const), place: fc.nat() }),
);

test('sums that follow the writes are those of the bytes, whatever was appended, changed and cut', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const sums = createLiveSums(NO_SUMS);
      let bytes: Uint8Array<ArrayBufferLike> = new Uint8Array(0);
      for (const [i, does] of steps.entries()) {
        if (does.kind === 'append') {
          // Words, as all columns that are changed in place have them.
          const more = Uint8Array.from({ length: does.size & ~3 }, (_, k) => (k * 31 + i) >>> 3);
          sums.append(more);
          bytes = Uint8Array.from(Buffer.concat([bytes, more]));
        } else if (bytes.length > 0 && does.kind === 'change') {
          const at = (does.place % (bytes.length / 4)) * 4;
          const view = new DataView(bytes.buffer);
          const before = Uint32Array.of(view.getUint32(at, true));
          sums.change(at, { before, after: Uint32Array.of(does.word), words: 1 }, 0);
          view.setUint32(at, does.word, true);
        } else if (bytes.length > 0 && does.kind === 'cut') {
          const end = (does.place % (bytes.length / 4 + 1)) * 4;
          bytes = bytes.slice(0, end);
          sums.cut(end, bytes.subarray(end - (end % PAGE_BYTES)));
        }
        expect(sums.bytes).toBe(bytes.length);
        expect([...sums.crcs]).toEqual([...pageCrcs(bytes)]);
      }
    }),
    { seed: 9, numRuns: 200 },
  );
});
