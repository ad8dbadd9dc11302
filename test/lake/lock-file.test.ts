import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lockFile } from '../../src/lake/files/lock-file.ts';
import { temporaryFolder } from '../support/make-chain.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const path = join(folder.path, '_writer.lock');
const take = () => lockFile(path, (pid) => new Error(`busy ${pid}`));

/** The number of a process that has ended. */
async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid!;
}

describe('a lock file', () => {
  it('is held by one, also within a process, and leaves nothing behind', () => {
    const release = take();
    expect(readFileSync(path, 'utf8')).toMatch(new RegExp(`^${process.pid} `));
    expect(take).toThrow(`busy ${process.pid}`);
    release();
    expect(readdirSync(folder.path)).toEqual([]);
    take()();
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('is held by another living process', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(child, 'spawn');
    // Without the mark that tells it from an earlier process of its number, as older versions wrote it.
    writeFileSync(path, `${child.pid}`);
    expect(take).toThrow(`busy ${child.pid}`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    take()();
  });

  it.each(['', 'nonsense', '0', '-1'])('one without a process is taken over: "%s"', (text) => {
    writeFileSync(path, text);
    take()();
    expect(existsSync(path)).toBe(false);
  });

  it('one of a dead process is taken over, with what it left', async () => {
    const dead = await deadProcess();
    writeFileSync(path, `${dead} mark`);
    writeFileSync(`${path}.${dead}`, `${dead} mark`);
    writeFileSync(`${path}.${dead}.old`, `${dead} mark`);
    const release = take();
    expect(readdirSync(folder.path)).toEqual(['_writer.lock']);
    release();
  });

  it.skipIf(!existsSync('/proc/self/stat'))(
    'one of an earlier process with the number of a living one is taken over, as after a restart of a container',
    () => {
      writeFileSync(path, `${process.pid} 00000000-0000-0000-0000-000000000000/1`);
      take()();
      expect(readdirSync(folder.path)).toEqual([]);
    },
  );

  it('of many that come at once, each holds it alone', async () => {
    const script = `
      import { appendFileSync } from 'node:fs';
      import { lockFile } from './dist/lake/files/lock-file.js';
      for (let done = 0; done < 20; ) {
        let release;
        try { release = lockFile(process.argv[1], () => new Error('busy')); } catch { await new Promise((r) => setTimeout(r, 1)); continue; }
        appendFileSync(process.argv[2], 'in ');
        appendFileSync(process.argv[2], 'out ');
        done += 1;
        // Some leave their lock behind, as the killed do.
        if (done === 20 && process.argv[3] === 'killed') process.kill(process.pid, 'SIGKILL');
        release();
      }`;
    const log = join(folder.path, 'log');
    const children = ['killed', 'x', 'killed', 'x'].map((end) =>
      spawn(process.execPath, ['--input-type=module', '-e', script, path, log, end], {
        stdio: ['ignore', 'inherit', 'inherit'],
      }),
    );
    await Promise.all(children.map((child) => once(child, 'exit')));
    expect(readFileSync(log, 'utf8')).toBe('in out '.repeat(80));
  });
});
