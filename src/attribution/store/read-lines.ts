import type { CheckedFile } from '../../lake/pages/open-checked-file.ts';

const BUFFER = 1 << 20;

/** Lines of an open file with their byte offsets, from its begin; memory: the longest line. */
export function* readLines(file: CheckedFile): Generator<{ readonly text: string; readonly offset: number }> {
  const buffer = Buffer.alloc(BUFFER);
  let rest = Buffer.alloc(0);
  let offset = 0;
  for (let at = 0; at < file.bytes; ) {
    const got = Math.min(BUFFER, file.bytes - at);
    file.read(at, buffer.subarray(0, got));
    at += got;
    const bytes =
      rest.length === 0 ? buffer.subarray(0, got) : Buffer.concat([rest, buffer.subarray(0, got)]);
    let begin = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, begin)) {
      yield { text: bytes.toString('utf8', begin, end), offset };
      offset += end + 1 - begin;
      begin = end + 1;
    }
    rest = Buffer.from(bytes.subarray(begin));
  }
  if (rest.length > 0) yield { text: rest.toString('utf8'), offset };
}
