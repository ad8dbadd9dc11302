import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/make-chain.ts';
import { sharedData } from '../support/shared-data.ts';

const cli = resolve('dist/cli/main.js');
const folder = temporaryFolder();
afterAll(() => folder.remove());

function jejak(...words: string[]): string {
  return execFileSync(process.execPath, [cli, ...words], {
    cwd: folder.path,
    encoding: 'utf8',
    env: { TZ: 'UTC', LANG: 'C' },
  });
}

interface Traced {
  seeds: { value: string; address: string }[];
  terminals: {
    txid: string;
    vout: number;
    address: string;
    height: number;
    reason: string;
    agreement: number;
    amounts: Record<string, string>;
  }[];
  conservation: Record<string, { difference: string }>;
}

describe.skipIf(!sharedData.present)(
  `from Core's block files to where block 9's coins went${sharedData.reason}`,
  () => {
    it('ingests 4,313 real blocks', () => {
      const out = jejak('ingest', 'bitcoin', '--blocks', sharedData.path('bitcoin/blk-2009'), '--quiet');
      expect(out).toContain('4313 blocks and 4371 transactions added');
      const status = JSON.parse(jejak('status', '--format', 'json'));
      expect(status).toMatchObject({
        chain: 'bitcoin',
        blocks: 4313,
        transactions: 4371,
        inputs: 4560,
        outputs: 4397,
        graphReady: true,
        clustersReady: true,
      });
      expect(status.tip.hash).toMatch(/^00000000[0-9a-f]{56}$/);
      expect(jejak('verify', '--deep')).toContain('The lake is good');
    });

    it("follows Satoshi's coins of block 9, spent to Hal Finney in block 170", () => {
      const seed = '0437cd7f8525ceed2324359c2d0ba26006d92d856a9c20fa0241106ee5a597c9:0';
      const traced = JSON.parse(jejak('trace', '--from', seed, '--format', 'json')) as Traced;
      expect(traced.seeds).toEqual([
        expect.objectContaining({ value: '5000000000', address: '12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S' }),
      ]);
      // Facts anybody can check: 10 BTC of f4184fc5... never moved in these blocks; the change was paid on five times.
      expect(traced.terminals.find((t) => t.txid.startsWith('f4184fc5'))).toMatchObject({
        vout: 0,
        height: 170,
        reason: 'unspent',
        agreement: 5,
        address: '1Q2TWHE3GMdB6BZKafqwxXtWAWgFt5Jvm3',
        amounts: { fifo: '1000000000', haircut: '1000000000', poison: '1000000000' },
      });
      const fifo = traced.terminals.reduce((sum, t) => sum + BigInt(t.amounts.fifo ?? '0'), 0n);
      expect(fifo).toBe(5_000_000_000n);
      for (const kept of Object.values(traced.conservation)) expect(kept.difference).toBe('0');
    });

    it('gives the same answer from the lake on DuckDB, backward too', () => {
      const words = [
        '--from',
        'a3b0e9e7cddbbe78270fa4182a7675ff00b92872d8df7d14265a2b1e379a9d33',
        '--format',
        'json',
      ];
      const strip = (text: string) => ({ ...(JSON.parse(text) as Traced), counts: undefined });
      for (const direction of ['forward', 'backward']) {
        const graph = jejak('trace', ...words, '--direction', direction);
        expect(strip(jejak('trace', ...words, '--direction', direction, '--engine', 'lake'))).toEqual(
          strip(graph),
        );
      }
      const sources = JSON.parse(jejak('trace', ...words, '--direction', 'backward')) as Traced;
      expect(sources.terminals.some((t) => t.reason === 'coinbase' && t.txid.startsWith('0437cd7f'))).toBe(
        true,
      );
    });

    it('writes a report that needs nothing else, and the same bytes again', () => {
      const words = [
        'report',
        '--from',
        '0437cd7f8525ceed2324359c2d0ba26006d92d856a9c20fa0241106ee5a597c9:0',
        '--out',
      ];
      jejak(...words, 'a.html');
      const html = readFileSync(join(folder.path, 'a.html'), 'utf8');
      expect(html).not.toMatch(/(?:src|href)="https?:/);
      expect(html).toContain('<svg');
      jejak(...words, 'a.html');
      expect(readFileSync(join(folder.path, 'a.html'), 'utf8')).toBe(html);
    });

    it('explains a cluster', () => {
      const lake = jejak('cluster', '12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S');
      expect(lake).toContain('in no cluster');
    });
  },
);
