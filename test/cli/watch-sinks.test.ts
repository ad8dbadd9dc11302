import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lockLake } from '../../src/ingest/lock.ts';
import type { Alert } from '../../src/watch/alert.ts';
import { lockWatch } from '../../src/watch/lock-watch.ts';
import { temporaryFolder } from '../support/make-chain.ts';
import { addressOf, ingestBlocks, ledgerBlocks } from '../support/make-ledger.ts';
import { type SmtpServer, smtpServer } from '../watch/support/smtp-server.ts';
import { run } from './support.ts';

const folder = temporaryFolder();
const data = join(folder.path, 'lake');
const inFolder = (name: string) => join(data, 'watch', name);
const KEY = 'the key of the test';
const settings = join(folder.path, 'config', 'jejak', 'sinks.yaml');
const ENVIRONMENT = { JEJAK_SINK_HOOK_KEY: KEY, XDG_CONFIG_HOME: join(folder.path, 'config') };
const TXS = 4;
let status = 200;
let calls: { body: string; signature: string }[] = [];
const hook = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  calls.push({ body, signature: String(request.headers['jejak-signature']) });
  response.writeHead(status).end();
});
let mail: SmtpServer;

beforeAll(async () => {
  hook.listen(0, '127.0.0.1');
  await once(hook, 'listening');
  const pay = { sender: 'thief', moves: [{ from: 'thief', to: 'fence', value: 5 }] };
  await ingestBlocks(data, ledgerBlocks(Array.from({ length: TXS }, () => [pay])));
});
afterAll(async () => {
  hook.closeAllConnections();
  hook.close();
  folder.remove();
});
beforeEach(async () => {
  [status, calls] = [200, []];
  rmSync(join(data, 'watch'), { recursive: true, force: true });
  rmSync(join(folder.path, 'out.jsonl'), { force: true });
  rmSync(settings, { force: true });
  mail = await smtpServer();
  await watch('add', addressOf('thief'), '--id', 'thief', '--after', '0');
});
afterEach(() => mail.close());

const watch = (...words: string[]) =>
  run(['watch', ...words, '--data', data, '--lang', 'en'], { environment: ENVIRONMENT });
const FILE = `  - id: file\n    kind: jsonl\n    data: ${data}\n    path: ${join(folder.path, 'out.jsonl')}\n`;
const HOOK = () =>
  `  - id: hook\n    kind: webhook\n    url: http://127.0.0.1:${(hook.address() as AddressInfo).port}/\n    secret-env: JEJAK_SINK_HOOK_KEY\n`;
const MAIL = () =>
  `  - id: mail\n    kind: smtp\n    host: localhost\n    port: ${mail.port}\n    security: none\n    from: jejak@example.org\n    to: duty@example.org\n`;
const sinks = (...parts: string[]) => {
  mkdirSync(dirname(settings), { recursive: true });
  writeFileSync(settings, `sinks:\n${parts.join('')}`);
};
const lines = () =>
  readFileSync(join(folder.path, 'out.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Alert);

describe('jejak watch run and its sinks', () => {
  it('gives every sink every alert, once', async () => {
    sinks(FILE, `${HOOK()}    allow-private: yes\n`, MAIL());
    expect((await watch('run')).code).toBe(0);
    expect((await watch('run')).code).toBe(0);
    const told = lines();
    expect(told.map(({ seq }) => seq)).toEqual(Array.from({ length: TXS }, (_, i) => i + 1));
    expect(calls.map(({ body }) => JSON.parse(body))).toEqual(told);
    for (const { body, signature } of calls) {
      const [, time, sum] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature)!;
      expect(time).toBe('1767225600');
      expect(sum).toBe(createHmac('sha256', KEY).update(`${time}.${body}`).digest('hex'));
    }
    expect(mail.mails.map(({ headers }) => headers.get('jejak-alert'))).toEqual(told.map(({ id }) => id));
  });

  it('one that fails keeps nobody back, is told with 75, and gets the rest later', async () => {
    status = 403;
    sinks(`${HOOK()}    allow-private: yes\n`, FILE, MAIL());
    const { code, err, out } = await watch('run');
    expect([code, err]).toEqual([
      75,
      expect.stringContaining('SINK_FAILED: The sink hook did not take alert 1: HTTP 403'),
    ]);
    expect(out).toContain(`file: ${TXS} sent`);
    expect([lines().length, mail.mails.length]).toEqual([TXS, TXS]);
    [status, calls] = [200, []];
    const { out: again } = await watch('run');
    expect(again).toContain(`hook: ${TXS} sent`);
    expect(again).toContain('file: 0 sent');
    expect(calls.map(({ body }) => JSON.parse(body))).toEqual(lines());
  });

  it('one that must not be used is told with 1, which counts before 75', async () => {
    status = 500;
    sinks(
      HOOK(),
      HOOK().replace('id: hook', 'id: other').replace('JEJAK_SINK_HOOK_KEY', 'JEJAK_SINK_ABSENT'),
      FILE,
    );
    const { code, err } = await watch('run');
    expect(code).toBe(1);
    expect(err).toContain('127.0.0.1 is a private address');
    expect(err).toContain('the environment has no JEJAK_SINK_ABSENT');
    expect(err).not.toContain(KEY);
    expect([calls, lines().length]).toEqual([[], TXS]);
  });

  it('says where sinks would be named when there are none', async () => {
    const { code, out } = await watch('run');
    expect([code, out]).toEqual([0, expect.stringContaining(settings)]);
  });

  it.each(['run', 'test'])('jejak watch %s refuses a list of sinks that came with the lake', async (what) => {
    sinks(FILE);
    writeFileSync(inFolder('sinks.yaml'), `sinks:\n${HOOK()}    allow-private: yes\n`);
    const { code, err } = await watch(what);
    expect([code, calls]).toEqual([1, []]);
    expect(err).toContain('SINKS_IN_LAKE');
    expect(err).toContain(inFolder('sinks.yaml'));
    expect(err).toContain(settings);
    const id = await run(['watch', what, '--data', data, '--lang', 'id'], { environment: ENVIRONMENT });
    expect(id.err).toContain('Galat SINKS_IN_LAKE');
  });

  it('gives a sink of another lake nothing', async () => {
    const other = (sink: string) => `${sink}    data: ${join(folder.path, 'other')}\n`;
    sinks(other(`${HOOK()}    allow-private: yes\n`), other(MAIL()), FILE);
    const { code, out } = await watch('run');
    expect([code, calls, mail.mails]).toEqual([0, [], []]);
    expect(out).toContain(`file: ${TXS} sent`);
    expect(out).not.toContain('hook');
  });

  it('jejak watch test tries all of them, and adds no line to a file', async () => {
    status = 404;
    sinks(`${HOOK()}    allow-private: yes\n`, FILE, MAIL());
    const { code, out, err } = await watch('test');
    expect([code, err]).toEqual([75, expect.stringContaining('HTTP 404')]);
    expect(out).toContain('file: can be written');
    expect(out).toContain('mail: took a test');
    expect(mail.mails[0]!.headers.get('subject')).toContain('test');
    expect(readFileSync(join(folder.path, 'out.jsonl'), 'utf8')).toBe('');
    expect(existsSync(inFolder('delivered'))).toBe(false);
    // What comes afterwards is all of it.
    status = 200;
    await watch('run');
    expect(lines()).toHaveLength(TXS);
  });
});

describe('two at once', () => {
  it('a second run is told to wait, and so is a second change of the list', async () => {
    const [release, releaseList] = [
      await lockWatch(join(data, 'watch'), 'run'),
      await lockWatch(join(data, 'watch'), 'list'),
    ];
    for (const words of [['run'], ['add', addressOf('fence')], ['remove', 'thief']]) {
      const { code, err } = await watch(...words);
      expect([code, err]).toEqual([75, expect.stringContaining('WATCH_BUSY')]);
    }
    release();
    releaseList();
    for (const words of [['add', addressOf('fence')], ['run'], ['remove', 'thief']])
      expect((await watch(...words)).code).toBe(0);
  });
});

describe('jejak watch run --follow', () => {
  /** Follows until a text was written so many times, and then does what Ctrl-C does. */
  async function follow(until: RegExp, times = 1, on: (text: string) => void = () => undefined) {
    const controller = new AbortController();
    const seen = { out: '', err: '' };
    let left = times;
    const take = (where: 'out' | 'err') => (text: string) => {
      seen[where] += text;
      on(text);
      if (until.test(text)) left -= 1;
      if (left === 0) controller.abort();
    };
    const { code } = await run(['watch', 'run', '--follow', '0', '--data', data, '--lang', 'en'], {
      environment: ENVIRONMENT,
      signal: controller.signal,
      write: take('out'),
      warn: take('err'),
    });
    return { code, ...seen };
  }

  it('looks again and again, until the user ends it: then with 0', async () => {
    const { code, out, err } = await follow(/No new block/, 3);
    expect(code).toBe(0);
    expect(out.match(/No new block since 4/g)).toHaveLength(3);
    expect(out.match(/Blocks 1 to 4: 4 new/g)).toHaveLength(1);
    expect(err).toBe('Next look in 0 s; Ctrl-C ends it.\n'.repeat(3));
  });

  it('an ingest that is halfway is told and waited for', async () => {
    const checkpoint = join(data, 'ledger', 'checkpoint.json');
    const aside = `${checkpoint}.aside`;
    renameSync(checkpoint, aside);
    const release = await lockLake(data);
    const { code, err, out } = await follow(/Blocks 1 to 4: 4 new/, 1, (text) => {
      if (!text.includes('WATCH_LAKE_CHANGED')) return;
      renameSync(aside, checkpoint);
      release();
    });
    expect(err).toContain('WATCH_LAKE_CHANGED');
    expect(err.split('WATCH_LAKE_CHANGED')).toHaveLength(2);
    expect([code, out]).toEqual([0, expect.stringContaining('4 new')]);
  });

  it('the same without --follow ends with 75, and without an ingest with 1', async () => {
    const checkpoint = join(data, 'ledger', 'checkpoint.json');
    const aside = `${checkpoint}.aside`;
    renameSync(checkpoint, aside);
    try {
      const release = await lockLake(data);
      expect(await watch('run')).toMatchObject({
        code: 75,
        err: expect.stringContaining('WATCH_LAKE_CHANGED'),
      });
      release();
      expect(await watch('run')).toMatchObject({ code: 1, err: expect.stringContaining('GRAPH_MISSING') });
    } finally {
      renameSync(aside, checkpoint);
    }
  });

  it('a list that must be corrected ends it with 1', async () => {
    writeFileSync(inFolder('list.yaml'), 'entries: none\n');
    const { code, err } = await follow(/never/);
    expect([code, err]).toEqual([1, expect.stringContaining('WATCH_LIST')]);
  });

  it('Ctrl-C before a look ends with nothing done', async () => {
    const controller = new AbortController();
    controller.abort();
    const world = { signal: controller.signal };
    const { code, err } = await run(['watch', 'run', '--data', data, '--lang', 'en'], world);
    expect([code, err]).toEqual([75, expect.stringContaining('CANCELLED')]);
    expect(readFileSync(inFolder('alerts.jsonl'), 'utf8')).toBe('');
  });
});
