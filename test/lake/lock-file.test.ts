import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { isLocked } from '../../src/lake/files/is-locked.ts';
import { lockFile } from '../../src/lake/files/lock-file.ts';
import { temporaryFolder } from '../support/make-chain.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const path = join(folder.path, '_writer.lock');
const take = () => lockFile(path, (pid) => new Error(`busy ${pid}`));
const child = (script: string, ...words: string[]) =>
  spawn(process.execPath, [script, ...words], { stdio: ['ignore', 'inherit', 'inherit'] });

/** Takes over all processes; JEJAK_LOCK_TAKES=10000 is the long form. */
const TAKES = Number(process.env.JEJAK_LOCK_TAKES ?? 100);
const SEED = 20_261_130;

describe('a lock file', () => {
  it('is held by one, also within a process, and leaves only itself behind', async () => {
    expect(await isLocked(path)).toBe(false);
    const release = await take();
    await expect(take()).rejects.toThrow(`busy ${process.pid}`);
    expect(await isLocked(path)).toBe(true);
    release();
    const again = await take();
    // A second call of a release is not a release of the next holder.
    release();
    await expect(take()).rejects.toThrow(`busy ${process.pid}`);
    again();
    expect(await isLocked(path)).toBe(false);
    expect(readdirSync(folder.path)).toEqual(['_writer.lock']);
  });

  it('two takes of one process at the same moment: one is refused', async () => {
    const outcomes = await Promise.allSettled([take(), take(), take()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    for (const outcome of outcomes) if (outcome.status === 'fulfilled') outcome.value();
  });

  it('of another process is named, and is free when that was killed', async () => {
    const log = join(folder.path, 'held');
    const script = join(folder.path, 'hold.mjs');
    writeFileSync(
      script,
      `import { writeFileSync } from 'node:fs';
       import { lockFile } from '${process.cwd()}/dist/lake/files/lock-file.js';
       await lockFile(process.argv[2], () => new Error('busy'));
       writeFileSync(process.argv[3], 'in');
       setInterval(() => {}, 1000);`,
    );
    writeFileSync(log, '');
    const holder = child(script, path, log);
    for (let i = 0; i < 500 && readFileSync(log, 'utf8') === ''; i++) await setTimeout(20);
    await expect(take()).rejects.toThrow(`busy ${holder.pid}`);
    expect(await isLocked(path)).toBe(true);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    (await take())();
    for (const file of [log, script]) rmSync(file);
  });

  it('what was left by one that was killed while it made the file is swept away', async () => {
    writeFileSync(`${path}.999999.1`, 'half');
    (await take())();
    expect(readdirSync(folder.path)).toEqual(['_writer.lock']);
  });

  it('a file of another kind is refused, and stays', async () => {
    const other = join(folder.path, 'other.lock');
    writeFileSync(other, '4711');
    await expect(lockFile(other, () => new Error('busy'))).rejects.toMatchObject({
      code: 'LOCK_FILE_DAMAGED',
    });
    expect(readFileSync(other, 'utf8')).toBe('4711');
  });

  it(`is never held by two, ${TAKES} takes by processes that are killed at random`, async () => {
    const own = join(folder.path, '_stress.lock');
    const log = join(folder.path, 'log');
    closeSync(openSync(log, 'w'));
    let random = SEED;
    const next = () => {
      random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0;
      return random / 2 ** 32;
    };
    let taken = 0;
    let killed = 0;
    const spawned = new Set<number>();
    const has = (pid: number) => readFileSync(log, 'utf8').includes(`in ${pid}\n`);
    // Four at once; each lives until it is killed or has its share.
    const lane = async () => {
      while (taken < TAKES) {
        const one = child('test/support/take-locks.mjs', own, log, `${Math.max(20, Math.ceil(TAKES / 100))}`);
        spawned.add(one.pid!);
        const exit = once(one, 'exit');
        if (next() < 0.8) {
          // Its first take is waited for: to start takes longer than to take.
          for (let i = 0; i < 1000 && one.exitCode === null && !has(one.pid!); i++) await setTimeout(10);
          await setTimeout(next() * 400);
          if (one.exitCode === null && one.kill('SIGKILL')) killed += 1;
        }
        await exit;
        taken = readFileSync(log, 'utf8').split('in ').length - 1;
      }
    };
    await Promise.all([lane(), lane(), lane(), lane()]);
    let inside = '';
    let doubles = 0;
    for (const line of readFileSync(log, 'utf8').trimEnd().split('\n')) {
      const [word, pid] = line.split(' ');
      expect(spawned).toContain(Number(pid));
      if (word === 'in') inside = pid!;
      else if (pid !== inside) doubles += 1;
    }
    if (process.env.JEJAK_LOCK_TAKES) console.log({ seed: SEED, taken, killed, doubles });
    expect(doubles).toBe(0);
    expect(killed).toBeGreaterThan(0);
  }, 1_800_000);
});
