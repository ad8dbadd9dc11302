import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { gatherBytes } from './gather-bytes.ts';
import type { HttpFailure } from './http-exchange.ts';
import { quote } from './quote.ts';

export interface BodyLimits {
  readonly wireBytes: number;
  readonly bytes: number;
  /** What is more than allowed, or never comes, is left without being an error. */
  readonly cut: boolean;
}

export interface BodyEnds {
  /** Is called for every part that came. */
  readonly part: () => void;
  readonly done: (body: Buffer) => void;
  readonly fail: (failure: HttpFailure) => void;
}

/**
 * Takes a body as it comes, unpacked, and stops at the first part that goes over a limit: no more than one part more than
 * is allowed is ever in memory.
 */
export function takeBody(response: IncomingMessage, limits: BodyLimits, ends: BodyEnds): void {
  const packing = limits.cut
    ? 'identity'
    : (response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity');
  const unpacker = unpackerOf(packing);
  const gathered = gatherBytes(limits.bytes);
  let [wire, ended] = [0, false];

  function end(failure?: HttpFailure): void {
    if (ended) return;
    ended = true;
    if (failure) {
      response.destroy();
      unpacker?.destroy();
    }
    if (failure && !limits.cut) ends.fail(failure);
    else ends.done(gathered.bytes());
  }

  function tooMuch(what: string, most: number, last = 0): void {
    const taken = { wire, unpacked: gathered.length() + last };
    end({ kind: 'large', reason: `more than ${most} bytes ${what}`, again: false, taken });
  }

  function keep(part: Buffer): void {
    if (ended) return;
    if (gathered.length() + part.length > limits.bytes)
      tooMuch(unpacker ? 'unpacked' : 'sent', limits.bytes, part.length);
    else gathered.add(part);
  }

  if (!unpacker && packing !== 'identity') {
    end(broken(`packed as "${quote(packing, [])}", which was not asked for`));
    return;
  }
  if (Number(response.headers['content-length'] ?? 0) > limits.wireBytes) {
    tooMuch('announced', limits.wireBytes);
    return;
  }
  const cutOff = () => end({ kind: 'unreachable', reason: 'the answer was cut off', again: true });
  response.on('error', cutOff);
  response.on('close', () => {
    if (!response.complete) cutOff();
  });
  response.on('data', (part: Buffer) => {
    wire += part.length;
    ends.part();
    if (wire > limits.wireBytes) tooMuch('sent', limits.wireBytes);
    else if (!unpacker) keep(part);
  });
  if (!unpacker) {
    response.on('end', () => end());
    return;
  }
  unpacker.on('data', keep);
  unpacker.on('error', () => end(broken('an answer that cannot be unpacked')));
  unpacker.on('end', () => end());
  response.pipe(unpacker);
}

function broken(reason: string): HttpFailure {
  return { kind: 'broken', reason, again: false };
}

function unpackerOf(packing: string): Transform | undefined {
  if (packing === 'gzip' || packing === 'x-gzip') return createGunzip();
  if (packing === 'deflate') return createInflate();
  if (packing === 'br') return createBrotliDecompress();
  return undefined;
}
