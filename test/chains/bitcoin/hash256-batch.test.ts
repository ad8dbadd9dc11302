import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createHash256Batch, type Hash256Batch } from '../../../src/chains/bitcoin/sha256/hash256-batch.ts';

const noise = new Uint8Array(70_000);
for (let i = 0, state = 1; i < noise.length; i++) {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
  noise[i] = state >>> 16;
}

function expected(bytes: Uint8Array): string {
  return createHash('sha256').update(createHash('sha256').update(bytes).digest()).digest('hex');
}

function digestsOf(view: Uint8Array): string[] {
  return Array.from({ length: view.length / 32 }, (_, i) =>
    Buffer.from(view.subarray(i * 32, i * 32 + 32)).toString('hex'),
  );
}

describe('createHash256Batch', () => {
  let batch: Hash256Batch;
  beforeAll(() => {
    batch = createHash256Batch();
  });

  it('agrees with node for every length from 0 to 5,000, alone and in order', () => {
    for (let length = 0; length <= 5_000; length++) batch.add(noise, length % 61, (length % 61) + length);
    const digests = digestsOf(batch.finish());
    expect(digests).toHaveLength(5_001);
    for (let length = 0; length <= 5_000; length++)
      expect(digests[length], `length ${length}`).toBe(
        expected(noise.subarray(length % 61, (length % 61) + length)),
      );
  });

  it.each([1, 2, 3, 4, 5, 7])('works with %d messages of very different lengths', (count) => {
    const lengths = [0, 4_096, 55, 56, 64, 119, 1].slice(0, count);
    for (const length of lengths) batch.add(noise, 0, length);
    expect(digestsOf(batch.finish())).toEqual(lengths.map((length) => expected(noise.subarray(0, length))));
  });

  it('keeps the order when large messages stand among small ones', () => {
    const lengths = Array.from({ length: 500 }, (_, i) => [10, 4_095, 4_096, 4_097, 20_000, 64, 250][i % 7]!);
    lengths.forEach((length, i) => {
      batch.add(noise, i, i + length);
    });
    expect(digestsOf(batch.finish())).toEqual(
      lengths.map((length, i) => expected(noise.subarray(i, i + length))),
    );
  });

  it('takes more messages than fit at once, small and large', () => {
    const count = 70_000;
    const length = (i: number) => (i % 9_973 === 0 ? 5_000 : 32 + (i % 5));
    for (let i = 0; i < count; i++) batch.add(noise, i % 60_000, (i % 60_000) + length(i));
    const digests = batch.finish();
    expect(digests).toHaveLength(count * 32);
    for (let i = 0; i < count; i++) {
      const message = noise.subarray(i % 60_000, (i % 60_000) + length(i));
      const digest = createHash('sha256').update(createHash('sha256').update(message).digest()).digest();
      if (Buffer.compare(digest, digests.subarray(i * 32, i * 32 + 32)) !== 0) expect.fail(`message ${i}`);
    }
  });

  it('joins three parts', () => {
    const parts: [number, number, number, number, number, number][] = [
      [0, 4, 6, 100, 200, 204],
      [5, 5, 5, 5, 5, 5],
      [0, 0, 10, 20, 0, 0],
      [0, 2_000, 0, 2_000, 0, 96],
      [0, 2_000, 0, 2_000, 0, 97],
      [0, 30_000, 1, 2, 3, 4],
    ];
    for (const part of parts) batch.addParts(noise, part);
    expect(digestsOf(batch.finish())).toEqual(
      parts.map(([a, b, c, d, e, f]) =>
        expected(Buffer.concat([noise.subarray(a, b), noise.subarray(c, d), noise.subarray(e, f)])),
      ),
    );
  });

  it('can be used again after finish, and empty', () => {
    expect(batch.finish()).toHaveLength(0);
    for (let round = 0; round < 3; round++) {
      batch.add(noise, round, round + 80);
      expect(digestsOf(batch.finish())).toEqual([expected(noise.subarray(round, round + 80))]);
    }
    expect(batch.finish()).toHaveLength(0);
  });

  it('copies a message when it is added: a later change of the array does not matter', () => {
    const message = Uint8Array.from(noise.subarray(0, 100));
    const before = expected(message);
    batch.add(message, 0, 100);
    message.fill(0);
    expect(digestsOf(batch.finish())).toEqual([before]);
  });

  it('two batches do not disturb each other', () => {
    const other = createHash256Batch();
    batch.add(noise, 0, 10);
    other.add(noise, 0, 20);
    batch.add(noise, 0, 30);
    expect(digestsOf(other.finish())).toEqual([expected(noise.subarray(0, 20))]);
    expect(digestsOf(batch.finish())).toEqual([10, 30].map((to) => expected(noise.subarray(0, to))));
  });
});
