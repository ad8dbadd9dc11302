import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../cli/support.ts';
import { hashFolder } from '../support/hash-folder.ts';
import { temporaryFolder } from '../support/make-chain.ts';
import { OFAC_SDN_XML } from '../support/sanction-lists.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const path = (name: string) => join(folder.path, name);
const ADDRESS = '12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S';
beforeAll(() => {
  writeFileSync(path('tags.csv'), `address,label,network,source\n${ADDRESS},Acme,BTC,me\n`);
  writeFileSync(path('list.xml'), OFAC_SDN_XML);
});
/** Each call takes a process of its own: 1 tries every one of them, in some minutes. */
const STEP = 3;
const killed = (at: number, words: readonly string[]) =>
  spawnSync(process.execPath, ['test/support/kill-at-call.mjs', `${at}`, ...words]).signal === 'SIGKILL';

describe('an import that is killed at a write', () => {
  it.each([
    ['tags', 'tags.csv', ['tags', 'of', ADDRESS], /says anything|Acme/],
    ['sanctions', 'list.xml', ['sanctions', 'of', ADDRESS], /No sanctions list|1 of 1|ofac-sdn/],
  ])(
    'leaves nothing or all of %s, and is simply run again',
    async (command, name, question, answer) => {
      const words = (data: string) => [command, 'import', path(name), '--data', path(data)];
      await run(words(`${command}-whole`));
      const expected = hashFolder(path(`${command}-whole`));
      let kills = 0;
      for (let at = 1; at < 80; at += STEP) {
        const data = `${command}-${at}`;
        if (!killed(at, words(data))) break;
        kills += 1;
        const asked = await run([...question, '--data', path(data), '--lang', 'en']);
        expect(asked.code, `killed at call ${at}`).toBe(0);
        expect(asked.out, `killed at call ${at}`).toMatch(answer);
        expect((await run(words(data))).code).toBe(0);
        expect(hashFolder(path(data)), `killed at call ${at}`).toEqual(expected);
        rmSync(path(data), { recursive: true });
      }
      expect(kills).toBeGreaterThan(4);
    },
    240_000,
  );
});

describe('an export that is killed at a write', () => {
  it('leaves the whole file or none', async () => {
    const data = path('export');
    await run(['tags', 'import', path('tags.csv'), '--data', data]);
    const words = (file: string) => ['tags', 'export', '--out', file, '--data', data];
    await run(words(path('whole.yaml')));
    const expected = readFileSync(path('whole.yaml'), 'utf8');
    let kills = 0;
    for (let at = 2; at < 40; at += STEP) {
      const place = path(`out-${at}`);
      mkdirSync(place);
      const file = join(place, 'x.yaml');
      if (!killed(at, words(file))) break;
      kills += 1;
      if (existsSync(file)) expect(readFileSync(file, 'utf8'), `killed at call ${at}`).toBe(expected);
      else expect((await run(words(file))).code).toBe(0);
      // What the killed one left does not stay.
      expect(readdirSync(place), `killed at call ${at}`).toEqual(['x.yaml']);
    }
    expect(kills).toBeGreaterThan(1);
  }, 120_000);
});

describe('two imports at once', () => {
  it('one is told to wait, in whatever order they come; afterwards all is there', async () => {
    const data = path('both');
    const start = (name: string) =>
      new Promise<{ code: number | null; err: string }>((resolve) => {
        const child = spawn(process.execPath, ['dist/cli/main.js', 'tags', 'import', name, '--data', data]);
        let err = '';
        child.stderr.on('data', (part) => {
          err += part;
        });
        child.on('close', (code) => resolve({ code, err }));
      });
    const packs = Array.from({ length: 4 }, (_, i) => {
      const lines = Array.from({ length: 3_000 }, () => `- address: ${ADDRESS}\n`).join('');
      writeFileSync(path(`${i}.yaml`), `title: T${i}\nlabel: L\nsource: s\ncurrency: BTC\ntags:\n${lines}`);
      return path(`${i}.yaml`);
    });
    const results = await Promise.all(packs.map(start));
    for (const { code, err } of results) {
      // Done, or told that another one writes: never a stack, never half a pack.
      if (code !== 0) expect(err).toContain('LAKE_BUSY');
      expect(err).not.toMatch(/\n {4}at /);
    }
    expect(results.some(({ code }) => code === 0)).toBe(true);
    for (const pack of packs) expect((await run(['tags', 'import', pack, '--data', data])).code).toBe(0);
    const { out } = await run(['tags', 'list', '--data', data, '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({ tags: 12_000 });
    expect(readdirSync(data)).toEqual(['_writer.lock', 'tags']);
  }, 60_000);
});
