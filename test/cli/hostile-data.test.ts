import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OptionSpec } from '../../src/cli/command.ts';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { DATA_NAMES } from '../../src/cli/data-names.ts';
import { COMMON, OPTIONS } from '../../src/cli/options.ts';
import { readSettings } from '../../src/cli/read-settings.ts';
import { errorTextsId } from '../../src/texts/errors/id.ts';
import { temporaryFolder } from '../support/make-chain.ts';
import { addressOf, ingestBlocks, ledgerBlocks } from '../support/make-ledger.ts';
import { run } from './support.ts';

const SECRET = 'a secret of this machine';
const folder = temporaryFolder();
const good = join(folder.path, 'good');
const outside = join(folder.path, 'outside');
const secret = join(outside, 'secret.txt');
let data: string;

beforeAll(async () => {
  mkdirSync(outside);
  const pay = { sender: 'thief', moves: [{ from: 'thief', to: 'fence', value: 5 }] };
  await ingestBlocks(good, ledgerBlocks([[pay], [pay]]));
});
afterAll(() => folder.remove());
beforeEach(() => {
  for (const name of readdirSync(outside)) rmSync(join(outside, name), { recursive: true });
  writeFileSync(secret, `${SECRET}\n`);
  data = join(mkdtempSync(join(folder.path, 'lake-')), 'data');
  cpSync(good, data, { recursive: true });
});

const environment = { XDG_CONFIG_HOME: join(folder.path, 'config'), JEJAK_LANG: 'en' };
const jejak = (...words: string[]) => run([...words, '--data', data], { environment });

/** Nothing outside was read into an answer or written. */
function untouched(...answers: readonly { readonly out: string; readonly err: string }[]): void {
  expect(readdirSync(outside)).toEqual(['secret.txt']);
  expect(readFileSync(secret, 'utf8')).toBe(`${SECRET}\n`);
  for (const { out, err } of answers) expect(out + err).not.toContain(SECRET);
}

describe('a link in a folder of data', () => {
  const below = ['manifest.json', 'labels.csv', '_manifest.json.tmp', '_writer.lock'];
  const inFolders = [
    ['lake', 'transfers'],
    ['ledger', 'checkpoint.json'],
    ['watch', 'alerts.jsonl'],
    ['watch', 'list.yaml'],
    ['tags', 'x'],
    ['screening', '_labels.tmp'],
  ];
  it.each([...below.map((name) => [name]), ...inFolders])(
    '%s %s that leads out is refused',
    async (...parts) => {
      const path = join(data, ...parts.filter((part) => part !== undefined));
      rmSync(path, { recursive: true, force: true });
      mkdirSync(join(path, '..'), { recursive: true });
      symlinkSync(secret, path);
      for (const words of [['status'], ['watch', 'run'], ['tx', `0x${'1'.repeat(64)}`]]) {
        const answer = await jejak(...words);
        expect([answer.code, answer.err]).toEqual([1, expect.stringContaining('FOLDER_LEADS_OUT')]);
        expect(answer.err).toContain(path);
        untouched(answer);
      }
    },
  );

  it('a folder that is a link, or a link to nothing, is refused too', async () => {
    renameSync(join(data, 'ledger'), join(folder.path, `moved-${data.split('-').at(-1)!.slice(0, 6)}`));
    for (const target of [outside, join(outside, 'not-there')]) {
      symlinkSync(target, join(data, 'ledger'));
      const answer = await jejak('status');
      expect([answer.code, answer.err]).toEqual([1, expect.stringContaining('FOLDER_LEADS_OUT')]);
      rmSync(join(data, 'ledger'));
    }
    untouched();
  });

  it('a link that stays inside, one to the whole folder, and what Jejak never reads are no matter', async () => {
    renameSync(join(data, 'manifest.json'), join(data, 'lake', 'm.json'));
    symlinkSync(join(data, 'lake', 'm.json'), join(data, 'manifest.json'));
    symlinkSync(secret, join(data, 'notes.txt'));
    const link = join(folder.path, `link-${data.split('-').at(-1)!.slice(0, 6)}`);
    symlinkSync(data, link);
    expect((await run(['status', '--data', link], { environment })).code).toBe(0);
  });

  it('a pipe is refused instead of waited for', async () => {
    rmSync(join(data, 'labels.csv'), { force: true });
    if (spawnSync('mkfifo', [join(data, 'labels.csv')]).status !== 0) return;
    const answer = await jejak('status');
    expect([answer.code, answer.err]).toEqual([1, expect.stringContaining('FOLDER_LEADS_OUT')]);
  });

  it('the names that are looked at are all that a lake has', () => {
    const known = new Set(DATA_NAMES);
    for (const name of readdirSync(good)) if (!name.startsWith('_')) expect(known).toContain(name);
  });
});

describe('a manifest', () => {
  type Hostile = {
    segments: { files: Record<string, { sha256: unknown; rows: unknown }> }[];
    chain: unknown;
  };
  it.each<[string, (manifest: Hostile) => void]>([
    ['a way up', ({ segments }) => (segments[0]!.files.transfers!.sha256 = '/../../../../../etc/passwd')],
    ['an absolute path', ({ segments }) => (segments[0]!.files.transfers!.sha256 = '/etc/passwd')],
    ['a pattern', ({ segments }) => (segments[0]!.files.transfers!.sha256 = '*'.repeat(64))],
    ['a quote', ({ segments }) => (segments[0]!.files.transfers!.sha256 = `'${'a'.repeat(63)}`)],
    ['a number', ({ segments }) => (segments[0]!.files.transfers!.sha256 = 7)],
    ['rows that are a text', ({ segments }) => (segments[0]!.files.transfers!.rows = '1; SELECT')],
    ['a chain that is a path', (manifest) => (manifest.chain = '../../outside')],
  ])('%s in it is refused', async (_, change) => {
    const file = join(data, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Hostile;
    change(manifest);
    writeFileSync(file, JSON.stringify(manifest));
    for (const words of [['status'], ['verify'], ['watch', 'run']]) {
      const answer = await jejak(...words);
      expect([answer.code, answer.err]).toEqual([1, expect.stringContaining('LAKE_DAMAGED')]);
      expect(answer.err).toContain(file);
      untouched(answer);
    }
  });
});

describe('other files that travel', () => {
  it.each([
    ['a file', { data: secret }],
    ['an output', { out: join(outside, 'x') }],
    ['a host', { rpc: 'http://127.0.0.1:9' }],
    ['a path for a digest', { digests: [secret] }],
    ['texts for numbers', { bounds: [{ blocks: secret }] }],
  ])('a checkpoint that names %s is refused', async (_, change) => {
    const file = join(data, 'ledger', 'checkpoint.json');
    const checkpoint = JSON.parse(readFileSync(file, 'utf8')) as object;
    for (const text of [JSON.stringify({ ...checkpoint, ...change }), '{', 'null', '7', '{"version":"x"}']) {
      writeFileSync(file, text);
      const answer = await jejak('status');
      expect([answer.code, answer.err]).toEqual([1, expect.stringContaining('CHECKPOINT_DAMAGED')]);
      expect(answer.err).toContain(file);
      untouched(answer);
    }
  });

  it.each(['path: ../secret.txt', 'url: http://127.0.0.1:9/', 'secret-env: HOME', 'out: x'])(
    'a watch list with "%s" is refused with its line',
    async (line) => {
      await jejak('watch', 'add', addressOf('thief'), '--id', 'thief', '--after', '0');
      const file = join(data, 'watch', 'list.yaml');
      writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()}\n    ${line}\n`);
      const answer = await jejak('watch', 'run');
      expect([answer.code, answer.err]).toEqual([1, expect.stringContaining('WATCH_LIST')]);
      expect(answer.err).toContain(`${file}, line `);
      untouched(answer);
    },
  );

  it('seeds of a watch list are no files', async () => {
    await jejak('watch', 'add', '--trace', addressOf('thief'), '--id', 'theft', '--after', '0');
    const file = join(data, 'watch', 'list.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(addressOf('thief'), `"@${secret}"`));
    const answer = await jejak('watch', 'run');
    expect(answer.code).toBe(1);
    untouched(answer);
  });

  it.each(['case.yaml', 'claims.yaml', 'addresses.csv', 'seeds.txt'])(
    'a case whose %s is a link',
    async (name) => {
      const place = join(data, 'case');
      cpSync('examples/harmony-2022', place, { recursive: true });
      rmSync(join(place, name));
      symlinkSync(secret, join(place, name));
      const answer = await run(['case', 'check', place], { environment });
      expect([answer.code, answer.err]).toEqual([1, expect.stringContaining('FOLDER_LEADS_OUT')]);
      untouched(answer);
    },
  );

  it.each(['prices: ../secret.txt', 'labels: /etc/passwd', 'out: x', 'rpc: http://127.0.0.1:9/'])(
    'a case with "%s" is refused with its line',
    async (line) => {
      const place = join(data, 'case');
      cpSync('examples/harmony-2022', place, { recursive: true });
      const file = join(place, 'case.yaml');
      writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()}\n${line}\n`);
      const answer = await run(['case', 'check', place], { environment });
      expect(answer.code).toBe(1);
      expect(answer.out + answer.err).toContain(line.split(':')[0]);
      untouched(answer);
    },
  );
});

describe('jejak.json of the current folder', () => {
  const specs = new Map<string, OptionSpec>(
    [...COMMANDS().flatMap(({ options }) => options), ...COMMON].map((spec) => [spec.name, spec]),
  );
  const HARMLESS =
    'change depth direction engine followFees format haircutCutoff kind lang limit links maxOutputs maxTransactions minConfidence minValue passCoinjoins per policy quiet recent budget seed shuffle timeLimit transactions txPerBlock xor';

  it('may hold just these keys', () => {
    const found = [...specs.values()].filter(({ harmless }) => harmless).map(({ name }) => name);
    expect(found.sort()).toEqual(
      HARMLESS.split(' ')
        .filter((name) => name !== 'change')
        .sort(),
    );
  });

  it('no option that names a file, a folder, a host or a person is harmless', () => {
    for (const spec of Object.values(OPTIONS) as OptionSpec[]) {
      const names = /<(file|folder|path|url|name|seed|text|field=value|columns|date|id)>/.test(spec.flags);
      if (names || spec.reads) expect(spec.harmless, spec.flags).toBeUndefined();
    }
  });

  it.each([...specs.values()].filter(({ harmless }) => !harmless))(
    '$flags is refused there, with its place',
    (spec) => {
      const place = mkdtempSync(join(folder.path, 'project-'));
      const before = process.cwd();
      writeFileSync(join(place, 'jejak.json'), JSON.stringify({ [spec.name]: secret }));
      const own = join(folder.path, 'config', 'jejak', 'settings.json');
      process.chdir(place);
      try {
        expect(() => readSettings(specs, environment)).toThrow(
          expect.objectContaining({
            code: 'OPTION_FILE_TRUST',
            meta: expect.objectContaining({
              file: 'jejak.json',
              name: spec.name,
              option: spec.flags,
              settings: own,
            }),
          }),
        );
      } finally {
        process.chdir(before);
      }
    },
  );

  it('sets no output: the whole command line', () => {
    const place = mkdtempSync(join(folder.path, 'project-'));
    const main = join(process.cwd(), 'dist/cli/main.js');
    for (const lang of ['en', 'id']) {
      writeFileSync(join(place, 'jejak.json'), JSON.stringify({ lang, out: join(outside, 'report.html') }));
      const env = { ...process.env, ...environment, JEJAK_LANG: '' };
      const { status, stderr } = spawnSync(process.execPath, [main, 'status', '--data', data], {
        cwd: place,
        encoding: 'utf8',
        env,
      });
      expect([status, stderr]).toEqual([1, expect.stringContaining('OPTION_FILE_TRUST')]);
      expect(stderr).toContain('JEJAK_OUT');
    }
    expect(errorTextsId.OPTION_FILE_TRUST.hint).toContain('{settings}');
    untouched();
  });

  it.each(['', '{', '[]', 'null', '7', '"x"'])('no object: refused', (content) => {
    const place = mkdtempSync(join(folder.path, 'config-'));
    mkdirSync(join(place, 'jejak'));
    const file = join(place, 'jejak', 'settings.json');
    writeFileSync(file, content);
    expect(() => readSettings(specs, { XDG_CONFIG_HOME: place })).toThrow(
      expect.objectContaining({ code: 'OPTION_FILE', meta: { file } }),
    );
  });
});

describe('a file that an option names and that is not there', () => {
  const missing = (file: string) => expect.stringContaining(`${file} cannot be read: ENOENT`);
  it.each([
    ['--prices', ['trace', '--from', addressOf('thief')]],
    ['--tags', ['trace', '--from', addressOf('thief')]],
    ['--severity', ['screen', addressOf('thief')]],
    ['--flows', ['ingest', 'evm']],
    ['--etl', ['ingest', 'evm']],
    ['--blocks', ['ingest', 'evm']],
    ['--rpc-ca', ['ingest', 'evm']],
    ['--rpc-cookie', ['ingest', 'bitcoin']],
  ] as const)('%s', async (option, words) => {
    const file = join(folder.path, 'absent');
    const answer = await jejak(...words, option, file);
    expect([answer.code, answer.err]).toEqual([1, missing(file)]);
    expect(answer.err).toContain(option);
    expect(existsSync(file)).toBe(false);
  });

  it('each of several prices', async () => {
    writeFileSync(join(outside, 'eth.csv'), 'date,close\n');
    const file = join(outside, 'absent.csv');
    const answer = await jejak('stats', '--prices', `ETH=${join(outside, 'eth.csv')},BTC=${file}`);
    expect([answer.code, answer.err]).toEqual([1, missing(file)]);
  });
});
