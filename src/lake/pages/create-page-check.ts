import { PAGE_BYTES, pageCrc } from './page-crc.ts';
import type { PageSums } from './page-sums.ts';

/** What a check of pages needs to know of a file. */
export interface PagedFile {
  readonly sums: PageSums;
  /** Fills `into` from byte `at` on. */
  readonly read: (at: number, into: Uint8Array) => void;
  /**
   * Takes back, in the bytes of a page that begin at `at`, what a writer has put there since the sums were made. Whatever
   * it does, the CRC decides.
   */
  readonly heal?: (at: number, page: Uint8Array) => void;
  readonly damaged: (at: number) => Error;
}

/**
 * Checks pages against their CRCs when they are touched for the first time, and remembers them: `check(at, bytes)` is
 * called with what was read at `at`. Memory: a byte per page of 64 KB, and one page. Throws what `damaged` makes of a page that is not
 * what was written.
 */
export function createPageCheck({ sums, read, heal, damaged }: PagedFile) {
  let checked = new Uint8Array(sums.crcs.length);

  // One for all pages: to make it takes longer than to check what is in it.
  let scratch: Uint8Array | undefined;

  function pageAt(from: number, to: number): Uint8Array {
    scratch ??= new Uint8Array(PAGE_BYTES);
    const page = scratch.subarray(0, to - from);
    read(from, page);
    return page;
  }
  function verify(page: number, at: number, bytes: Uint8Array): void {
    const from = page * PAGE_BYTES;
    const to = Math.min(from + PAGE_BYTES, sums.bytes);
    const whole = from >= at && to <= at + bytes.length;
    const content = whole ? bytes.subarray(from - at, to - at) : pageAt(from, to);
    if (pageCrc(content) !== sums.crcs[page]) {
      const healed = content.slice();
      heal?.(from, healed);
      if (pageCrc(healed) !== sums.crcs[page]) throw damaged(from);
    }
    checked[page] = 1;
  }

  return (at: number, bytes: Uint8Array): void => {
    const end = Math.min(at + bytes.length, sums.bytes);
    if (at >= end) return;
    if (checked.length < sums.crcs.length) {
      const larger = new Uint8Array(sums.crcs.length * 2);
      larger.set(checked);
      checked = larger;
    }
    const last = Math.floor((end - 1) / PAGE_BYTES);
    for (let page = Math.floor(at / PAGE_BYTES); page <= last; page++)
      if (checked[page] === 0) verify(page, at, bytes);
  };
}

export type PageCheck = ReturnType<typeof createPageCheck>;
