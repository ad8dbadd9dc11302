import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readCase } from '../../src/cases/read-case.ts';
import { run } from '../cli/support.ts';
import { temporaryFolder } from '../support/make-chain.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const CASES = ['harmony-2022', 'kucoin-2020', 'ronin-2022'];

describe('the shipped cases', () => {
  it('are all that have a case.yaml', () => {
    const found = readdirSync('examples').filter((name) =>
      readdirSync(join('examples', name)).includes('case.yaml'),
    );
    expect(found.sort()).toEqual(CASES);
  });
  it.each(CASES)('%s is good, every source is used, and it prints in both languages', async (name) => {
    const found = readCase(join('examples', name));
    expect(found.problems).toEqual([]);
    expect(found.incident!.id).toBe(name);
    const used = new Set<string>();
    const { incident, claims, addresses } = found;
    for (const { source } of [
      incident!,
      ...incident!.assets,
      ...incident!.attributions,
      ...incident!.path,
      ...incident!.sanctions,
      ...claims,
    ])
      for (const key of source) used.add(key);
    for (const step of incident!.path)
      for (const { source } of step.amounts) for (const key of source) used.add(key);
    for (const { source } of addresses) used.add(source);
    expect([...used].sort()).toEqual(found.sources.map(({ key }) => key).sort());
    const en = await run(['case', 'show', join('examples', name)]);
    const id = await run(['case', 'show', join('examples', name), '--lang', 'id']);
    expect([en.code, id.code]).toEqual([0, 0]);
    for (const claim of claims) {
      expect(en.out).toContain(claim.text.en);
      expect(id.out).toContain(claim.text.id);
    }
  });
  it('KuCoin: the stated totals are those of their parts, by hand', () => {
    const { claims, sums } = readCase('examples/kucoin-2020');
    expect(sums).toBe(3);
    const units = (id: string) => claims.find((claim) => claim.id === id)!.amounts[0]!.units;
    expect(units('bitcoin-split')).toBe(100_800_000_000n);
    expect(units('chipmixer')).toBe(20_099_263_300n + 14_843_959_200n + 12_497_992_800n);
    expect(units('wasabi')).toBe(4_818_925_130n + 23_765_175_500n + 25_162_233_100n + 4_999_915_400n);
  });
});

describe('a broken case', () => {
  /** Problems of a copy of KuCoin's folder with one text changed in one file. */
  const broken = (file: string, from: string, to: string) => {
    const copy = join(folder.path, 'copy');
    rmSync(copy, { recursive: true, force: true });
    cpSync('examples/kucoin-2020', copy, { recursive: true });
    const text = readFileSync(join(copy, file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(copy, file), text.replace(from, to));
    const line = text.slice(0, text.indexOf(from)).split('\n').length;
    return readCase(copy).problems.map((problem) => [problem.file, problem.line - line, problem.kind]);
  };
  it.each([
    ['claims.yaml', "'807'", "'808'", -2, 'sum'],
    [
      'claims.yaml',
      "'0x23156749a0acefc8f07b9954d181d50084c1519e'",
      "'0x23156749A0acefc8f07b9954d181d50084c1519e'",
      0,
      'address',
    ],
    ['claims.yaml', 'step: otc', 'step: broker', 0, 'step-kind'],
    ['claims.yaml', '2020-10-15/2020-10-27', '2020-10-27/2020-10-15', 0, 'date'],
    ['claims.yaml', '      id: bitcoin itu masuk ke pialang OTC\n', '', -1, 'missing'],
    ['case.yaml', 'format: jejak-case/1', 'format: jejak-case/9', 0, 'format'],
    ['case.yaml', 'asset: XLM, chain: stellar', 'asset: XLM, chain: ethereum', 0, 'asset'],
    [
      'addresses.csv',
      '15mC7zKbLyErSKzGRHpy6gyqS7GyRpWjEi',
      '15mC7zKbLyErSKzGRHpy6gyqS7GyRpWjEj',
      0,
      'address',
    ],
    ['addresses.csv', 'bitcoin,address,15mC', 'bitcoinn,address,15mC', 0, 'chain'],
    ['seeds.txt', '0xeb31973e0febf3e3d7058234a5ebbae1ab4b8c23', '0xeb31', 0, 'address'],
  ])('%s: %s instead of %s', (file, from, to, offset, kind) => {
    expect(broken(file, from, to)).toEqual([[file, offset, kind]]);
  });
  it('is told by the command with file and line, and not shown', async () => {
    broken('claims.yaml', "'807'", "'808'");
    const en = await run(['case', 'show', join(folder.path, 'copy')]);
    expect(en.code).toBe(1);
    expect(en.out).toContain('the parts add up to 1009 BTC, not to 1008 BTC');
    const id = await run(['case', 'check', join(folder.path, 'copy'), '--lang', 'id']);
    expect(id.out).toContain('bagian-bagiannya berjumlah 1009 BTC, bukan 1008 BTC');
  });
  it('a folder that is none is an error with a hint', async () => {
    const { code, err } = await run(['case', 'check', folder.path]);
    expect([code, err.includes('CASE_FOLDER')]).toEqual([1, true]);
  });
});
