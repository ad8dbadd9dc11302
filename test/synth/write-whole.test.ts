import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { writeWhole } from '../../src/synth/write-whole.ts';
import { temporaryFolder } from '../support/make-chain.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let directory: string;
let n = 0;
beforeEach(() => {
  n += 1;
  directory = join(folder.path, String(n));
  mkdirSync(directory);
  writeFileSync(join(directory, 'own.txt'), 'of the user');
});

const make = async (into: string) => {
  for (const name of ['a', 'b']) writeFileSync(join(into, name), 'new');
  return 7;
};
const refuse = () => {
  if (existsSync(join(directory, 'a'))) throw new Error('it is there');
};

describe('files that come as a whole', () => {
  it('are there when all of them are', async () => {
    expect(await writeWhole(directory, refuse, make)).toBe(7);
    expect(readdirSync(directory).sort()).toEqual(['a', 'b', 'own.txt']);
    await expect(writeWhole(directory, refuse, make)).rejects.toThrow('it is there');
    expect(readdirSync(directory).sort()).toEqual(['a', 'b', 'own.txt']);
  });
  it('leave nothing behind where making them fails', async () => {
    const fail = async (into: string) => {
      await make(into);
      throw new Error('full');
    };
    await expect(writeWhole(directory, refuse, fail)).rejects.toThrow('full');
    expect(readdirSync(directory)).toEqual(['own.txt']);
  });
  it('a run that was killed while it made them is followed by another', async () => {
    mkdirSync(join(directory, '_synth.tmp'));
    writeFileSync(join(directory, '_synth.tmp', 'a'), 'half');
    expect(await writeWhole(directory, refuse, make)).toBe(7);
    expect(readdirSync(directory).sort()).toEqual(['a', 'b', 'own.txt']);
  });
  it('so is one that was killed while it moved them', async () => {
    mkdirSync(join(directory, '_synth.tmp'));
    writeFileSync(join(directory, '_synth.tmp', '_moved.json'), '["a","b"]');
    writeFileSync(join(directory, '_synth.tmp', 'b'), 'old');
    writeFileSync(join(directory, 'a'), 'old');
    expect(await writeWhole(directory, refuse, make)).toBe(7);
    expect(readdirSync(directory).sort()).toEqual(['a', 'b', 'own.txt']);
  });
  it('one that was killed behind the last of them was done', async () => {
    mkdirSync(join(directory, '_synth.tmp'));
    writeFileSync(join(directory, '_synth.tmp', '_moved.json'), '["a"]');
    writeFileSync(join(directory, 'a'), 'whole');
    await expect(writeWhole(directory, refuse, make)).rejects.toThrow('it is there');
    expect(readdirSync(directory).sort()).toEqual(['a', 'own.txt']);
  });
});
