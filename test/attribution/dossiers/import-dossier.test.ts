import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../cli/support.ts';
import { hashFolder } from '../../support/hash-folder.ts';
import { temporaryFolder } from '../../support/make-chain.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const TABLE = 'examples/incidents/lazarus-group.yaml';
const CSV = join(folder.path, 'small.csv');
writeFileSync(
  CSV,
  'date,victim,usd_stolen,vector,assets_known,source\n2021-03-05,Paid Network,160000000,,,R\n2021-05-12,V,5,,1 BTC,R\n2021-13-01,Bad,5,,,R\n',
);
const place = (name: string) => ['--data', join(folder.path, name)];

describe('imports', () => {
  it('the same bytes again are known, under whatever name', async () => {
    const copy = join(folder.path, 'copy.csv');
    cpSync(CSV, copy);
    const first = await run(['incidents', 'import', CSV, ...place('again')]);
    expect(first.out).toContain('line 4, left out: date is no year, month or day: "2021-13-01"');
    expect(first.out).toContain('2 row(s) of 1 file(s) imported, 1 left out.');
    expect(first.code).toBe(0);
    const second = await run(['incidents', 'import', copy, ...place('again'), '--format', 'json']);
    expect(JSON.parse(second.out).imports[0].state).toBe('known');
    expect(readdirSync(join(folder.path, 'again', 'dossiers', 'incidents'))).toHaveLength(1);
  });

  it('a YAML file with a problem is refused whole, in both languages', async () => {
    const bad = join(folder.path, 'bad.yaml');
    writeFileSync(bad, readFileSync(TABLE, 'utf8').replace('kind: bridge', 'kind: jembatan'));
    const line =
      readFileSync(bad, 'utf8')
        .split('\n')
        .findIndex((text) => text.includes('jembatan')) + 1;
    const en = await run(['incidents', 'import', bad, ...place('refused')]);
    expect(en.code).toBe(1);
    expect(en.out).toContain(`line ${line}, left out: unknown kind of victim "jembatan"`);
    const id = await run(['incidents', 'import', bad, ...place('refused'), '--lang', 'id']);
    expect(id.out).toContain(`baris ${line}, tidak diambil: jenis korban "jembatan" tidak dikenal`);
    expect((await run(['incidents', 'list', ...place('refused')])).out).toContain(
      'No incidents were imported',
    );
  });

  it('a file that cannot be read does not keep the others out', async () => {
    const result = await run(['incidents', 'import', 'nowhere.csv', CSV, ...place('some')]);
    expect(result.code).toBe(1);
    expect(result.out).toContain('2 row(s) of 1 file(s) imported');
    expect((await run(['incidents', 'import', 'nowhere.csv', ...place('some')])).err).toContain(
      'FILE_MISSING',
    );
  });

  it('bytes that were changed behind its back are noticed', async () => {
    await run(['incidents', 'import', CSV, ...place('changed')]);
    const store = join(folder.path, 'changed', 'dossiers', 'incidents');
    writeFileSync(join(store, readdirSync(store)[0]!, 'source'), 'date,victim\n');
    const result = await run(['incidents', 'list', ...place('changed')]);
    expect(result.code).toBe(1);
    expect(result.err).toContain('DOSSIER_STORE');
  });

  it('what is killed at any write leaves nothing or all, and is simply run again', async () => {
    const words = (name: string) => ['incidents', 'import', CSV, ...place(name)];
    await run(words('whole'));
    const expected = hashFolder(join(folder.path, 'whole'));
    let killed = 0;
    for (let at = 1; at < 60; at++) {
      const name = `killed-${at}`;
      const child = spawnSync(process.execPath, ['test/support/kill-at-call.mjs', `${at}`, ...words(name)]);
      if (child.signal !== 'SIGKILL') break;
      killed += 1;
      const listed = await run(['incidents', 'list', ...place(name)]);
      expect(listed.code, `killed at call ${at}`).toBe(0);
      expect(listed.out).toMatch(/No incidents were imported|2 of 2 incident/);
      expect((await run(words(name))).code).toBe(0);
      expect(hashFolder(join(folder.path, name)), `killed at call ${at}`).toEqual(expected);
    }
    expect(killed).toBeGreaterThan(8);
  }, 300_000);
});

describe('questions', () => {
  const data = place('ask');
  it('list, show and stats answer in both languages, from the shipped files', async () => {
    expect((await run(['actors', 'import', 'examples/actors/lazarus-group.yaml', ...data])).code).toBe(0);
    expect((await run(['incidents', 'import', TABLE, CSV, ...data])).code).toBe(0);
    const list = await run(['incidents', 'list', '--limit', '2', ...data]);
    expect(list.out).toContain('2 of 11 incident(s) shown, of 2 imported file(s).');
    expect(list.out).toContain('--offset 2');
    const show = await run(['incidents', 'show', 'ronin-2022', ...data, '--lang', 'id']);
    expect(show.out).toContain('173600 ETH');
    expect(show.out).toMatch(/dikaitkan dengan +2022-04-14 +lazarus-group — FBI +fbi-ronin/);
    const actor = await run(['actors', 'show', 'lazarus-group', ...data, '--format', 'json']);
    expect(JSON.parse(actor.out).incidents).toHaveLength(9);
    const missing = await run(['incidents', 'show', 'nothing', ...data]);
    expect([missing.code, missing.err.includes('DOSSIER_UNKNOWN')]).toEqual([1, true]);
    expect((await run(['actors', 'show', ...data])).err).toContain('OPTION_INVALID');
  });

  it('stats puts each total beside its source, and never adds sources', async () => {
    const json = JSON.parse(
      (await run(['stats', '--per', 'year', '--year', '2021', ...data, '--format', 'json'])).out,
    );
    const rows = json.rows.filter((row: { section: string }) => row.section === 'year');
    expect(rows.map((row: { source: string; usd: string }) => [row.source, row.usd])).toEqual([
      ['Lazarus Group, thefts with sources', '15574000000'],
      ['small.csv', '16000000500'],
      ['tayvano', '31705000000'],
      ['chainalysis', '42880000000'],
      ['chainalysis-report', '40000000000'],
      ['trm', '25000000000'],
    ]);
    for (const row of json.rows) expect(row.ruleText.length).toBeGreaterThan(20);
    // The unsold tokens are taken out of the table that counts them, not of the one that does not.
    const without = json.rows.filter((row: { key: string }) => row.key === 'without-unsold');
    expect(without.map((row: { source: string; usd: string }) => [row.source, row.usd])).toEqual([
      ['small.csv', '500'],
    ]);
  });

  it('stats says the published shape and why the figures differ, in both languages', async () => {
    const en = await run(['stats', '--year', '2021', ...data]);
    expect(en.out).toMatch(/ETH +Chainalysis, report of the year +58 %/);
    expect(en.out).toContain('more than 65 %');
    expect(en.out).toContain('small.csv states them for 1 of 2 incidents of 2021');
    const id = await run(['stats', '--year', '2021', ...data, '--lang', 'id']);
    expect(id.out).toContain('Mengapa angka tahun 2021 berbeda:');
    expect(id.out).toContain('160.000.000 USD');
  });

  it('stats refuses an actor that nobody named and a chart of another form', async () => {
    expect((await run(['stats', '--actor', 'nobody', ...data])).err).toContain('DOSSIER_UNKNOWN');
    expect((await run(['stats', '--figure', 'x.png', ...data])).err).toContain('OPTION_INVALID');
    expect((await run(['stats', ...place('empty')])).out).toContain('No imported table fits');
  });

  it('a chart is the same bytes again, with its sources and texts of the language', async () => {
    const draw = async (name: string, ...more: string[]) => {
      const file = join(folder.path, name);
      expect((await run(['stats', '--per', 'year', '--figure', file, ...data, ...more])).code).toBe(0);
      return readFileSync(file, 'utf8');
    };
    const svg = await draw('a.svg', '--lang', 'id');
    expect(svg).toBe(await draw('b.svg', '--lang', 'id'));
    expect(svg).toMatch(/^<svg /);
    for (const text of ['juta USD', '317,05', '428,8', 'tidak dijumlahkan', 'tayvano, hitungan sendiri'])
      expect(svg).toContain(text);
    const option = JSON.parse(await draw('a.json'));
    expect(option.series.map(({ name }: { name: string }) => name)).toContain('TRM, as tayvano lists it');
    expect(option.xAxis.data).toContain('2021');
  });
});
