import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockLake } from '../../src/ingest/lock.ts';
import { extend, frames, REGTEST_GENESIS } from '../chains/bitcoin/support/block-folder.ts';
import { ingestFiles, temporaryFolder } from '../support/make-chain.ts';
import { run } from './support.ts';

const folder = temporaryFolder();
const [blocks, data] = [join(folder.path, 'blocks'), join(folder.path, 'lake')];
beforeAll(async () => {
  mkdirSync(blocks);
  writeFileSync(join(blocks, 'blk00000.dat'), frames([REGTEST_GENESIS, ...extend(REGTEST_GENESIS, 5)]));
  await ingestFiles(blocks, data);
});
afterAll(() => folder.remove());

const TXID = '4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b';

describe('what is not understood ends with 1 and a hint', () => {
  it.each([
    ['a command that is not there', ['explode'], 'COMMAND_UNKNOWN'],
    ['an option that is not there', ['status', '--explode'], 'COMMAND_UNKNOWN'],
    ['an option of another command', ['status', '--blocks', 'x'], 'COMMAND_UNKNOWN'],
    ['a missing argument', ['tx'], 'COMMAND_UNKNOWN'],
    ['an argument too many', ['tx', TXID, TXID], 'COMMAND_UNKNOWN'],
    ['an option without its value', ['status', '--data'], 'COMMAND_UNKNOWN'],
    ['an argument that is none of its choices', ['ingest', 'ethereum'], 'OPTION_INVALID'],
    ['a shell that is not known', ['completion', 'tcsh'], 'OPTION_INVALID'],
    ['a count that is none', ['cluster', 'x', '--limit', 'many'], 'OPTION_INVALID'],
    ['a format that is none', ['status', '--format', 'xml'], 'OPTION_INVALID'],
    ['no source of blocks', ['ingest', 'bitcoin'], 'OPTION_MISSING'],
    ['nowhere to write', ['synth'], 'OPTION_MISSING'],
    ['a trace without a seed', ['trace'], 'OPTION_MISSING'],
    ['a language that is not there', ['status', '--lang', 'xx'], 'LANGUAGE_UNKNOWN'],
    ['a language without a value', ['status', '--lang'], 'COMMAND_UNKNOWN'],
  ])('%s', async (_, words, code) => {
    const result = await run(words);
    expect(result.err).toContain(code);
    expect([result.code, result.out]).toEqual([1, '']);
    expect(result.err.trim().split('\n').length).toBeGreaterThan(1);
    expect(result.err).not.toContain('    at ');
  });
});

describe('what the data cannot answer ends with 1', () => {
  it.each([
    ['no lake', ['status', '--data', join(folder.path, 'absent')], 'LAKE_MISSING'],
    [
      'no folder of blocks',
      ['ingest', 'bitcoin', '--blocks', join(folder.path, 'absent')],
      'OPTION_FILE_MISSING',
    ],
    ['no blocks', ['ingest', 'bitcoin', '--blocks', join(process.cwd(), 'docs')], 'BLOCK_FILE_MISSING'],
    ['an unknown chain', ['ingest', 'bitcoin', '--blocks', blocks, '--chain', 'dogecoin'], 'CHAIN_UNKNOWN'],
    [
      'another chain',
      ['ingest', 'bitcoin', '--blocks', blocks, '--data', data, '--chain', 'bitcoin'],
      'LAKE_CHAIN',
    ],
    ['a txid that is none', ['tx', 'abc', '--data', data], 'TXID_INVALID'],
    ['a txid that is not there', ['tx', 'ab'.repeat(32), '--data', data], 'TX_UNKNOWN'],
    ['an address that is none', ['address', 'abc', '--data', data], 'ADDRESS_INVALID'],
    [
      'an address that never received',
      ['address', 'bcrt1qdavt4j2sd7dlhqsavtnfxvzppw6k7qy97tmnu9', '--data', data],
      'ADDRESS_UNKNOWN',
    ],
    ['a seed that is none', ['trace', '--from', 'x', '--data', data], 'OUTPOINT_INVALID'],
    [
      'a policy that is none',
      ['trace', '--from', `${TXID}:0`, '--policy', 'rumour', '--data', data],
      'POLICY_UNKNOWN',
    ],
    ['an output that is not there', ['trace', '--from', `${TXID}:7`, '--data', data], 'VOUT_UNKNOWN'],
    [
      'an amount too precise',
      ['trace', '--from', `${TXID}:0`, '--min-value', '0.000000001', '--data', data],
      'AMOUNT_TOO_PRECISE',
    ],
  ])('%s', async (_, words, code) => {
    for (const language of ['en', 'id']) {
      const result = await run([...words, '--lang', language]);
      expect(result.err).toContain(code);
      expect(result.code).toBe(1);
      expect(result.err).not.toMatch(/\{\w+\}|undefined|\n {4}at /);
    }
  });
});

describe('what may work later ends with 75', () => {
  it('a node that cannot be reached, without its password in the message', async () => {
    // A port of loopback that nobody listens on: one that was free a moment ago.
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    const url = `http://user:hunter2@127.0.0.1:${port}`;
    const result = await run(['ingest', 'bitcoin', '--rpc', url, '--data', join(folder.path, 'node')]);
    expect(result.err).toContain('NODE_UNREACHABLE');
    expect(result.code).toBe(75);
    expect(result.err + result.out).not.toContain('hunter2');
  });
  it('a lake that another process writes', async () => {
    const busy = join(folder.path, 'busy');
    mkdirSync(busy);
    const release = await lockLake(busy);
    const result = await run(['ingest', 'bitcoin', '--blocks', blocks, '--data', busy, '--quiet']);
    release();
    expect(result.err).toContain('LAKE_BUSY');
    expect(result.code).toBe(75);
  });
});

describe('what works ends with 0', () => {
  it('ingest, twice', async () => {
    const words = ['ingest', 'bitcoin', '--blocks', blocks, '--data', join(folder.path, 'lake2'), '--quiet'];
    const first = await run(words);
    expect([first.code, first.err]).toEqual([0, '']);
    expect(first.out).toContain('6 blocks and 6 transactions added');
    expect((await run(words)).out).toContain('Nothing new');
    expect((await run([...words, '--lang', 'id'])).out).toContain('Tidak ada yang baru');
  });

  it('status, verify and tx for programs: JSON with amounts as strings', async () => {
    const status = await run(['status', '--data', data, '--format', 'json']);
    expect(JSON.parse(status.out)).toMatchObject({ chain: 'bitcoin-regtest', blocks: 6, graphReady: true });
    const verified = await run(['verify', '--deep', '--data', data, '--format', 'json']);
    expect([verified.code, JSON.parse(verified.out)]).toEqual([0, expect.objectContaining({ good: true })]);
    const tx = await run(['tx', TXID, '--data', data, '--format', 'json']);
    expect(JSON.parse(tx.out)).toMatchObject({
      txid: TXID,
      coinbase: true,
      fee: '0',
      outputs: [{ vout: 0, address: 'mpXwg4jMtRhuSpVq4xS3HFHmCmWp9NyGKt', value: '5000000000' }],
    });
  });

  it('tx and address agree in table and CSV, by graph files and by the lake', async () => {
    for (const engine of ['graph', 'lake']) {
      const words = ['--data', data, '--engine', engine];
      const table = await run(['tx', TXID, ...words]);
      expect(table.out).toContain('50.00000000');
      const address = await run([
        'address',
        'mpXwg4jMtRhuSpVq4xS3HFHmCmWp9NyGKt',
        ...words,
        '--format',
        'csv',
      ]);
      expect(address.out.split('\n')[1]).toBe(
        `bitcoin-regtest,mpXwg4jMtRhuSpVq4xS3HFHmCmWp9NyGKt,${TXID},0,2011-02-02T23:16:42Z,bitcoin-regtest:native,BTC,8,50,0,,0,,false,verified`,
      );
    }
  });

  it('CSV has the words of programs in every language', async () => {
    const words = ['trace', '--from', TXID, '--data', data, '--format', 'csv', '--lang'];
    const [english, indonesian] = [await run([...words, 'en']), await run([...words, 'id'])];
    expect(english.out).toContain(',unspent,');
    expect(indonesian.out).toBe(english.out);
    const status = await run(['status', '--data', data, '--format', 'csv']);
    expect(status.out).toContain('name,value\nchain,bitcoin-regtest\nblocks,6\n');
  });

  it('a trace gives the UTC time of the block of every place', async () => {
    const words = ['trace', '--from', TXID, '--policy', 'fifo', '--data', data, '--format'];
    const { out } = await run([...words, 'csv']);
    // The genesis block of regtest names this time in its header (chainparams.cpp of Bitcoin Core: 1296688602).
    expect(out).toBe(
      'outpoint,address,height,time,reason,tag,agreement,depth,fifo\n' +
        `${TXID}:0,mpXwg4jMtRhuSpVq4xS3HFHmCmWp9NyGKt,0,2011-02-02 23:16:42,unspent,,1/1,0,50.00000000\n`,
    );
    const { seeds, terminals } = JSON.parse((await run([...words, 'json'])).out);
    expect([seeds[0].time, terminals[0].time]).toEqual([1296688602, 1296688602]);
  });

  it('says how to get the rest, from the same lake', async () => {
    const { address } = JSON.parse((await run(['tx', TXID, '--data', data, '--format', 'json'])).out)
      .outputs[0];
    const cut = await run(['cluster', address, '--limit', '0', '--data', data]);
    expect(cut.out).toContain(`more: jejak cluster ${address} --limit 0 --data ${data} --offset 0\n`);
    expect(cut.out).toContain('Measured on 20 synthetic chains');
  });

  it('harmless options come from jejak.json, all of them from settings.json in the own place; a slip is told', () => {
    const config = join(folder.path, 'config');
    mkdirSync(join(config, 'jejak'), { recursive: true });
    const at = (name: string, project: unknown, own: unknown) => {
      const cwd = join(folder.path, name);
      mkdirSync(cwd);
      if (project !== undefined) writeFileSync(join(cwd, 'jejak.json'), JSON.stringify(project));
      writeFileSync(join(config, 'jejak', 'settings.json'), JSON.stringify(own));
      const main = join(process.cwd(), 'dist/cli/main.js');
      const env = { ...process.env, XDG_CONFIG_HOME: config, LC_ALL: 'C' };
      const result = spawnSync(process.execPath, [main, 'status'], { cwd, encoding: 'utf8', env });
      return { code: result.status, out: result.stdout, err: result.stderr };
    };
    expect(at('settings', { lang: 'id' }, { data, lang: 'en' }).out).toContain('berkas graf: mutakhir');
    expect(at('own', undefined, { data, lang: 'id' }).out).toContain('berkas graf: mutakhir');
    for (const slip of [
      at('slip', { dat: data, lang: 'id' }, { lang: 'id' }),
      at('own-slip', {}, { dat: data }),
    ]) {
      expect([slip.code, slip.err]).toEqual([1, expect.stringContaining('OPTION_FILE_NAME')]);
    }
  });

  it('options come from the environment too', async () => {
    const result = await run(['status'], { environment: { JEJAK_DATA: data, JEJAK_FORMAT: 'json' } });
    expect(JSON.parse(result.out)).toMatchObject({ blocks: 6 });
  });

  it('progress replaces a line on a terminal and adds one elsewhere', async () => {
    const words = ['ingest', 'bitcoin', '--blocks', blocks, '--data'];
    const terminal = await run([...words, join(folder.path, 't')], { terminal: true });
    expect(terminal.err).toContain('\r\u001b[2K');
    const plain = await run([...words, join(folder.path, 'p')]);
    expect(plain.err).toMatch(/^block 5 of 5 .*\n$/);
  });
});

it('an interrupted command says so', async () => {
  const result = await run(
    ['ingest', 'bitcoin', '--blocks', blocks, '--data', join(folder.path, 'stopped')],
    {
      signal: AbortSignal.abort(),
    },
  );
  expect(result.err).toContain('INGEST_STOPPED');
  expect([1, 75]).toContain(result.code);
});
