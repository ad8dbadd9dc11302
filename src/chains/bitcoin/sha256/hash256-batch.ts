import { hash } from 'node:crypto';
import { lanesModule } from './lanes-module.ts';

const PAGE = 65_536;
const STAGE_BYTES = 6 * 1024 * 1024;
const MAX_MESSAGES = 32_768;
/** From here on one call into node's crypto (SHA instructions of the processor) is quicker than a lane. */
const LARGE = 4_096;
const MAX_BLOCKS = (LARGE + 72) >> 6;

/**
 * Double SHA-256 of many messages. `add` copies a message (up to three slices of one array, joined), `finish` returns
 * the digests in the order of the adds, 32 bytes each; the returned view is valid until the next `add`.
 */
export interface Hash256Batch {
  add(bytes: Uint8Array, from: number, to: number): void;
  /** The message is [from, to) followed by [from2, to2) and [from3, to3). */
  addParts(bytes: Uint8Array, parts: readonly [number, number, number, number, number, number]): void;
  finish(): Uint8Array;
}

interface Lanes {
  memory: Uint8Array;
  words: DataView;
  hash256: (...pointers: number[]) => void;
}

let compiled: WebAssembly.Module | undefined;

/** A batch of its own with about 10 MB of working memory; it grows when more messages are added than fit. */
export function createHash256Batch(): Hash256Batch {
  const lanes = instantiate();
  const outBase = STAGE_BYTES;
  const starts = new Uint32Array(MAX_MESSAGES);
  const blocks = new Uint8Array(MAX_MESSAGES);
  const order = new Uint16Array(MAX_MESSAGES);
  const buckets = new Uint32Array(MAX_BLOCKS + 2);
  let digests = new Uint8Array(32 * 4_096);
  let staged = 0;
  let top = 0;
  /** Index in `digests` of staged message i is slots[i]: large messages are answered at once and leave gaps. */
  const slots = new Uint32Array(MAX_MESSAGES);
  let count = 0;
  let finished = false;

  function reserve(length: number): number {
    if (finished) {
      finished = false;
      count = 0;
    }
    if ((count + 1) * 32 > digests.length) {
      const larger = new Uint8Array(digests.length * 2);
      larger.set(digests);
      digests = larger;
    }
    if (staged === MAX_MESSAGES || top + length + 80 > STAGE_BYTES - 4 * (LARGE + 128)) flush();
    return top;
  }

  function seal(start: number, length: number): void {
    const memory = lanes.memory;
    let end = start + length;
    memory[end++] = 0x80;
    const padded = start + ((length + 72) & ~63);
    memory.fill(0, end, padded - 4);
    lanes.words.setUint32(padded - 4, length * 8);
    starts[staged] = start;
    blocks[staged] = (padded - start) >> 6;
    slots[staged] = count;
    staged += 1;
    count += 1;
    top = padded;
  }

  function large(message: Uint8Array): void {
    const once = hash('sha256', message, 'buffer');
    digests.set(hash('sha256', once, 'buffer'), count * 32);
    count += 1;
  }

  function flush(): void {
    if (staged === 0) return;
    buckets.fill(0);
    for (let i = 0; i < staged; i++) buckets[MAX_BLOCKS - blocks[i]! + 1]! += 1;
    for (let i = 1; i < buckets.length; i++) buckets[i]! += buckets[i - 1]!;
    for (let i = 0; i < staged; i++) order[buckets[MAX_BLOCKS - blocks[i]!]!++] = i;
    const last = staged - 1;
    for (let i = 0; i < staged; i += 4) {
      const a = order[i]!;
      const b = order[Math.min(i + 1, last)]!;
      const c = order[Math.min(i + 2, last)]!;
      const d = order[Math.min(i + 3, last)]!;
      lanes.hash256(
        starts[a]!,
        starts[b]!,
        starts[c]!,
        starts[d]!,
        blocks[a]!,
        blocks[b]!,
        blocks[c]!,
        blocks[d]!,
        outBase + a * 32,
        outBase + b * 32,
        outBase + c * 32,
        outBase + d * 32,
      );
    }
    if (slots[last]! - slots[0]! === last) {
      digests.set(lanes.memory.subarray(outBase, outBase + staged * 32), slots[0]! * 32);
    } else {
      for (let i = 0; i < staged; i++) {
        digests.set(lanes.memory.subarray(outBase + i * 32, outBase + i * 32 + 32), slots[i]! * 32);
      }
    }
    staged = 0;
    top = 0;
  }

  return {
    add(bytes, from, to) {
      const length = to - from;
      const start = reserve(Math.min(length, LARGE));
      if (length > LARGE) return large(bytes.subarray(from, to));
      lanes.memory.set(bytes.subarray(from, to), start);
      seal(start, length);
    },
    addParts(bytes, parts) {
      const length = parts[1] - parts[0] + parts[3] - parts[2] + parts[5] - parts[4];
      const start = reserve(Math.min(length, LARGE));
      if (length > LARGE) {
        return large(
          Buffer.concat([
            bytes.subarray(parts[0], parts[1]),
            bytes.subarray(parts[2], parts[3]),
            bytes.subarray(parts[4], parts[5]),
          ]),
        );
      }
      let cursor = start;
      for (let i = 0; i < 6; i += 2) {
        lanes.memory.set(bytes.subarray(parts[i]!, parts[i + 1]!), cursor);
        cursor += parts[i + 1]! - parts[i]!;
      }
      seal(start, length);
    },
    finish() {
      if (finished) count = 0;
      flush();
      finished = true;
      return digests.subarray(0, count * 32);
    },
  };
}

function instantiate(): Lanes {
  const bytes = STAGE_BYTES + MAX_MESSAGES * 32 + PAGE;
  compiled ??= new WebAssembly.Module(lanesModule(Math.ceil(bytes / PAGE)));
  const { exports } = new WebAssembly.Instance(compiled);
  const memory = exports.memory as WebAssembly.Memory;
  return {
    memory: new Uint8Array(memory.buffer),
    words: new DataView(memory.buffer),
    hash256: exports.hash256 as Lanes['hash256'],
  };
}
