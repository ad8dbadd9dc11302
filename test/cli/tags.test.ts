import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/make-chain.ts';
import { run } from './support.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let made = 0;
const place = () => {
  const path = join(folder.path, `${made++}`);
  mkdirSync(path);
  return path;
};
const ADDRESS = '12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S';
const imported = async () => {
  const at = place();
  writeFileSync(join(at, 'acme.csv'), `${ADDRESS},x,Acme\n`);
  writeFileSync(join(at, 'other.csv'), `address,label,network,source\n${ADDRESS},Other,BTC,them\n`);
  const data = join(at, 'data');
  const words = ['tags', 'import', '--data', data];
  await run([
    ...[...words, join(at, 'acme.csv')],
    ...['--map', 'address=#1,label=#3', '--set', 'network=BTC', '--set', 'source=me'],
  ]);
  await run([...words, join(at, 'other.csv')]);
  return { at, data };
};

describe('jejak tags export', () => {
  it('writes all tags, those of a source, or says that there is no such source', async () => {
    const { at, data } = await imported();
    const to = (name: string, ...words: string[]) =>
      run(['tags', 'export', ...words, '--out', join(at, name), '--data', data]);
    const all = await to('all.yaml');
    expect(all.code).toBe(0);
    expect(all.out).toContain('2 tag(s) of 2 source(s) written');
    expect(all.out).toContain('--set creator=<name>');
    const one = await to('one.yaml', 'ACME', '--set', 'creator=Unit 5', '--format', 'json');
    expect(JSON.parse(one.out)).toMatchObject({ tags: 1, header: { title: 'acme.csv', creator: 'Unit 5' } });
    expect(readFileSync(join(at, 'one.yaml'), 'utf8')).toContain('label: Acme\n');
    const [id] = JSON.parse(one.out).snapshots;
    expect((await to('id.yaml', id.slice(0, 16))).out).toContain('1 tag(s) of 1 source(s)');
    expect((await to('no.yaml', 'nobody')).err).toContain('TAG_UNKNOWN');
    expect((await to('one.yaml')).err).toContain('FILE_EXISTS');
    expect((await to('set.yaml', '--set', 'label=x')).err).toContain('OPTION_INVALID');
    expect((await run(['tags', 'export', '--data', data])).err).toContain('OPTION_MISSING');
    expect((await run(['tags', 'export', '--out', 'x.yaml', '--data', place()])).err).toContain(
      'TAG_UNKNOWN',
    );
  });
});
