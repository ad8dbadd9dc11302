import { type FileSink, openFileSink } from './file-sink.ts';
import { FENCE } from './snapshot.ts';

/**
 * Writes the index of a snapshot: hashes of the subjects in order, offsets of their rows, and of every 512 hashes the
 * first; doubles, little endian.
 */
export function writeKeys(
  path: string,
  keys: Float64Array,
  offsets: Float64Array,
): ReturnType<FileSink['finish']> {
  const order = new Uint32Array(keys.length).map((_, i) => i);
  order.sort((a, b) => keys[a]! - keys[b]! || a - b);
  const fences = Math.ceil(keys.length / FENCE);
  const table = new DataView(new ArrayBuffer((keys.length * 2 + fences) * 8));
  order.forEach((row, i) => {
    table.setFloat64(i * 8, keys[row]!, true);
    table.setFloat64((keys.length + i) * 8, offsets[row]!, true);
    if (i % FENCE === 0) table.setFloat64((keys.length * 2 + i / FENCE) * 8, keys[row]!, true);
  });
  const sink = openFileSink(path);
  sink.write(new Uint8Array(table.buffer));
  return sink.finish();
}
