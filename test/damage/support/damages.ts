import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';

/** One way in which a file can be other than it was written. */
export interface Damage {
  readonly name: string;
  /** Whether it does something to a file of so many bytes. */
  readonly fits: (bytes: number) => boolean;
  readonly apply: (path: string, twin: string) => void;
}

/** A flipped bit at a place between begin (0) and end (1). */
function flip(name: string, place: number, bit: number): Damage {
  return {
    name,
    fits: (bytes) => bytes > 0,
    apply(path) {
      const bytes = readFileSync(path);
      bytes[Math.min(bytes.length - 1, Math.floor(bytes.length * place))]! ^= 1 << bit;
      writeFileSync(path, bytes);
    },
  };
}

/** What was found to happen to files: a bit, a block, an end, a whole one. `twin` is another file of the same kind. */
export const DAMAGES: readonly Damage[] = [
  flip('bit in the middle', 0.5, 0),
  flip('bit at the begin', 0, 3),
  flip('bit at the end', 1, 6),
  flip('bit at a third', 0.333, 1),
  flip('bit at two thirds', 0.667, 4),
  {
    name: 'a block of zeros',
    fits: (bytes) => bytes > 16,
    apply(path) {
      const bytes = readFileSync(path);
      const from = Math.floor(bytes.length / 3);
      bytes.fill(0, from, Math.min(bytes.length, from + 512));
      writeFileSync(path, bytes);
    },
  },
  {
    name: 'cut to half',
    fits: (bytes) => bytes > 1,
    apply: (path) => truncateSync(path, Math.floor(readFileSync(path).length / 2)),
  },
  {
    name: 'last byte missing',
    fits: (bytes) => bytes > 0,
    apply: (path) => truncateSync(path, readFileSync(path).length - 1),
  },
  { name: 'empty', fits: (bytes) => bytes > 0, apply: (path) => truncateSync(path, 0) },
  {
    name: 'something behind it',
    fits: () => true,
    apply: (path) => writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.alloc(64, 7)])),
  },
  { name: 'missing', fits: () => true, apply: (path) => rmSync(path) },
  {
    name: 'another file of its kind',
    fits: () => true,
    apply(path, twin) {
      if (twin !== path) writeFileSync(path, readFileSync(twin));
    },
  },
];
