import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Truth } from '../../src/synth/truth.ts';
import { temporaryFolder } from '../support/make-chain.ts';

const cli = resolve('dist/cli/main.js');
const folder = temporaryFolder();
afterAll(() => folder.remove());

function jejak(...words: string[]) {
  return spawnSync(process.execPath, [cli, ...words], {
    cwd: folder.path,
    encoding: 'utf8',
    env: { TZ: 'UTC', LANG: 'C' },
  });
}

describe('the demo, as a new user runs it', () => {
  it('reaches every place where the thief left money', () => {
    const run = jejak('demo');
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
    const [, reached, total] = /(\d+) of (\d+) of the places/.exec(run.stdout)!;
    expect(reached).toBe(total);
    expect(Number(total)).toBeGreaterThan(20);
    const html = readFileSync(join(folder.path, 'jejak-demo', 'report.html'), 'utf8');
    expect(html).toContain('<svg');
    expect(html).toContain('theft-1');
  });

  it('runs again over its own folder, in Indonesian, but not over a folder of somebody else', () => {
    expect(jejak('demo', '--lang', 'id').stdout).toContain('tempat pencuri benar-benar meninggalkan uangnya');
    const refused = jejak('demo', '--out', '.');
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('FILE_EXISTS');
  });

  it('the consolidation explains itself: addresses of different thefts, one cluster, with the transaction', () => {
    const truth = JSON.parse(
      readFileSync(join(folder.path, 'jejak-demo', 'blocks', 'truth.json'), 'utf8'),
    ) as Truth;
    const { txid, thefts } = truth.consolidations[0]!;
    expect(thefts.length).toBeGreaterThan(1);
    const tx = JSON.parse(jejak('tx', txid, '--data', 'jejak-demo/lake', '--format', 'json').stdout) as {
      inputs: { address: string }[];
    };
    const [a, b] = [tx.inputs[0]!.address, tx.inputs[tx.inputs.length - 1]!.address];
    const why = JSON.parse(jejak('why', a, b, '--data', 'jejak-demo/lake', '--format', 'json').stdout) as {
      steps: { txid: string }[];
    };
    expect(why.steps.map((step) => step.txid)).toEqual([txid]);
    const apart = jejak(
      'why',
      a,
      truth.services[0]!.address,
      '--data',
      'jejak-demo/lake',
      '--format',
      'json',
    );
    expect(apart.status).toBe(0);
    expect(JSON.parse(apart.stdout)).toMatchObject({ together: false });
  });

  it('refuses what it does not know, with code and hint', () => {
    const cases: [string[], string][] = [
      [['tx', 'ab'.repeat(32)], 'TX_UNKNOWN'],
      [['tx', 'zz'], 'TXID_INVALID'],
      [['address', 'bcrt1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqdku202'], 'ADDRESS_UNKNOWN'],
      [['address', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'], 'ADDRESS_INVALID'],
      [['trace', '--from', 'ab:0'], 'OUTPOINT_INVALID'],
      [['trace', '--from', `${'ab'.repeat(32)}:0`], 'TX_UNKNOWN'],
      [['trace', '--from', 'ab'.repeat(32), '--min-value', '0.000000001'], 'AMOUNT_TOO_PRECISE'],
      [['trace'], 'OPTION_MISSING'],
    ];
    for (const [words, code] of cases) {
      const run = jejak(...words, '--data', 'jejak-demo/lake');
      expect(run.status, code).toBe(1);
      expect(run.stderr).toContain(code);
      expect(run.stderr).toContain('Hint:');
    }
    expect(jejak('status', '--data', 'nowhere').stderr).toContain('LAKE_MISSING');
    const seed = `${(JSON.parse(readFileSync(join(folder.path, 'jejak-demo', 'blocks', 'truth.json'), 'utf8')) as Truth).thefts[0]!.txid}`;
    expect(
      jejak('trace', '--from', seed, '--from', `${seed}:0`, '--data', 'jejak-demo/lake').stderr,
    ).toContain('SEED_DUPLICATE');
  });
});
