import { createChangeCrc } from './crc-of-change.ts';
import { PAGE_BYTES, pageCrc } from './page-crc.ts';

/** CRCs of the pages of one file, as far as it counts. */
export interface PageSums {
  /** Bytes of the file that are covered; what stands behind is somebody's work in progress. */
  readonly bytes: number;
  readonly crcs: Uint32Array;
}

/** Rows that were `before` and are `after` now, one after the other, of so many words of 4 bytes each. */
export interface ChangedRows {
  readonly before: Uint32Array;
  readonly after: Uint32Array;
  readonly words: number;
}

/** The sums of a file that is being written: they follow every write without reading the file. */
export interface LiveSums extends PageSums {
  /** Bytes that were written behind what is covered. */
  append(bytes: Uint8Array): void;
  /** Row `i` of a change, which stands at byte `at`: whole words of 4 bytes. */
  change(at: number, rows: ChangedRows, i: number): void;
  /** The file ends at `bytes` now; `rest` is what its last page holds up to there. */
  cut(bytes: number, rest: Uint8Array): void;
}

export const NO_SUMS: PageSums = { bytes: 0, crcs: new Uint32Array(0) };

export function createLiveSums(from: PageSums): LiveSums {
  let covered = from.bytes;
  let pages = from.crcs.length;
  let crcs = from.crcs.slice();
  let changes: ReturnType<typeof createChangeCrc> | undefined;

  function put(page: number, crc: number): void {
    if (page >= crcs.length) {
      const larger = new Uint32Array(Math.max(64, crcs.length * 2));
      larger.set(crcs);
      crcs = larger;
    }
    crcs[page] = crc;
    pages = Math.max(pages, page + 1);
  }

  return {
    get bytes() {
      return covered;
    },
    get crcs() {
      return crcs.subarray(0, pages);
    },
    append(bytes) {
      for (let done = 0; done < bytes.length; ) {
        const page = Math.floor(covered / PAGE_BYTES);
        const begun = covered - page * PAGE_BYTES;
        const part = bytes.subarray(done, done + PAGE_BYTES - begun);
        put(page, pageCrc(part, begun === 0 ? 0 : crcs[page]!));
        done += part.length;
        covered += part.length;
      }
    },
    change(at, { before, after, words }, i) {
      changes ??= createChangeCrc();
      for (let w = 0; w < words; w++) {
        const place = at + w * 4;
        const page = Math.floor(place / PAGE_BYTES);
        const end = Math.min((page + 1) * PAGE_BYTES, covered);
        crcs[page]! ^= changes.of(before[i * words + w]!, after[i * words + w]!, end - place);
      }
    },
    cut(bytes, rest) {
      covered = bytes;
      pages = Math.ceil(bytes / PAGE_BYTES);
      if (rest.length > 0) put(pages - 1, pageCrc(rest));
    },
  };
}
