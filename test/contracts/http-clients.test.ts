import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createNodeClient } from '../../src/chains/bitcoin/rpc/create-node-client.ts';
import { createEvmClient } from '../../src/chains/evm/rpc/create-evm-client.ts';
import type { HttpSettings } from '../../src/http/http-settings.ts';
import type { ErrorCode } from '../../src/primitives/error-codes.ts';
import { JejakError } from '../../src/primitives/jejak-error.ts';
import { webhookSink } from '../../src/watch/sinks/webhook-sink.ts';
import { ATTACKS, type Attack, hostileServer } from '../support/hostile-server.ts';
import { toyAlert } from '../watch/support/toy-alert.ts';

const SECRET = 'hunter2hunter2';
/** Bytes that zlib or a socket hands over at once. */
const ONE_PART = 65_536;
const LIMIT = 1 << 20;
/** Times that no machine is too slow for. */
const LIMITS = {
  wait: 60_000,
  answer: 60_000,
  call: 60_000,
  tries: 3,
  pause: 1,
  wireBytes: LIMIT,
  bytes: LIMIT,
};
/** For servers that would never end. */
const SHORT = { ...LIMITS, wait: 400, answer: 800, call: 5_000, tries: 2 };
const SLOW: ReadonlySet<string> = new Set([
  'stallsBeforeTheFirstByte',
  'stallsInTheHeader',
  'stallsInTheMiddle',
  'drips',
  'dripsHeaders',
  'saysContinueForEver',
]);

const slept: number[] = [];
const EFFECTS = {
  clock: () => performance.now(),
  now: () => 0,
  sleep: async (milliseconds: number) => {
    slept.push(milliseconds);
  },
  random: () => 0.5,
};

type Open = (url: string, http: HttpSettings) => { call(): Promise<unknown>; close(): void };

const rpc =
  (create: typeof createEvmClient): Open =>
  (url, http) => {
    const client = create({ ...http, url: url.replace('://', `://user:${SECRET}@`) });
    return { call: () => client.batch([{ method: 'm', params: [] }]), close: () => client.close() };
  };

/** What a client makes of an attack: an error, or nothing where the attack does not concern it. */
type Outcome = ErrorCode | 'taken';
const RPC_OUTCOMES: Record<keyof typeof ATTACKS, Outcome> = {
  stallsBeforeTheFirstByte: 'NODE_TIMEOUT',
  stallsInTheHeader: 'NODE_TIMEOUT',
  stallsInTheMiddle: 'NODE_TIMEOUT',
  drips: 'NODE_TIMEOUT',
  dripsHeaders: 'NODE_TIMEOUT',
  saysContinueForEver: 'NODE_TIMEOUT',
  closesBefore: 'NODE_UNREACHABLE',
  closesInTheMiddle: 'NODE_UNREACHABLE',
  closesInTheMiddleOfPacked: 'NODE_UNREACHABLE',
  endless: 'NODE_TOO_LARGE',
  endlessSmallParts: 'NODE_TOO_LARGE',
  announcesTerabytes: 'NODE_TOO_LARGE',
  gzipBomb: 'NODE_TOO_LARGE',
  deflateBomb: 'NODE_TOO_LARGE',
  brotliBomb: 'NODE_TOO_LARGE',
  packedTwice: 'NODE_ANSWER',
  packedUnasked: 'NODE_ANSWER',
  packedDamaged: 'NODE_ANSWER',
  hugeHeader: 'NODE_ANSWER',
  endlessHeader: 'NODE_ANSWER',
  noHttp: 'NODE_ANSWER',
  twoLengths: 'NODE_ANSWER',
  html: 'NODE_ANSWER',
  empty: 'NODE_ANSWER',
  cutJson: 'NODE_ANSWER',
  noUtf8: 'NODE_ANSWER',
  deepJson: 'NODE_ANSWER',
  longerThanItSays: 'NODE_ANSWER',
  wrongId: 'NODE_ANSWER',
  noResult: 'NODE_ANSWER',
  unauthorised: 'NODE_AUTH',
  serverError: 'NODE_UNREACHABLE',
  busy: 'NODE_UNREACHABLE',
  limited: 'NODE_RATE_LIMIT',
  limitedForAnHour: 'NODE_RATE_LIMIT',
};
/** A receiver has taken an alert when it says so with its status; whatever it says then is cut off. */
const REFUSED_BY_A_SINK = new Set<keyof typeof ATTACKS>([
  'stallsBeforeTheFirstByte',
  'stallsInTheHeader',
  'dripsHeaders',
  'saysContinueForEver',
  'closesBefore',
  'hugeHeader',
  'endlessHeader',
  'noHttp',
  'twoLengths',
  'unauthorised',
  'serverError',
  'busy',
  'limited',
  'limitedForAnHour',
]);

const CLIENTS: { name: string; open: Open; outcome: (attack: keyof typeof ATTACKS) => Outcome }[] = [
  { name: 'Bitcoin RPC', open: rpc(createNodeClient), outcome: (attack) => RPC_OUTCOMES[attack] },
  { name: 'EVM RPC', open: rpc(createEvmClient), outcome: (attack) => RPC_OUTCOMES[attack] },
  {
    name: 'webhook',
    open(url, http) {
      const spec = { id: 'sink', kind: 'webhook', url, secretEnv: 'KEY', allowPrivate: true } as const;
      const sink = webhookSink(spec, { environment: { KEY: SECRET }, now: () => 0, http });
      return { call: () => sink.send(toyAlert(1)), close: () => sink.close() };
    },
    outcome: (attack) => (REFUSED_BY_A_SINK.has(attack) ? 'SINK_FAILED' : 'taken'),
  },
];

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  slept.length = 0;
  for (const end of ends.splice(0).reverse()) await end();
});

async function meet(open: Open, attack: Attack, http: HttpSettings = {}) {
  const server = await hostileServer(attack);
  ends.push(server.close);
  const client = open(server.url, { limits: LIMITS, effects: EFFECTS, ...http });
  ends.push(client.close);
  const result = await client.call().then(
    (value) => ({ value, error: undefined }),
    (error: unknown) => ({ value: undefined, error: error as JejakError }),
  );
  return { server, client, ...result };
}

describe.each(CLIENTS)('every HTTP client: $name', ({ open, outcome }) => {
  it.each(Object.keys(ATTACKS) as (keyof typeof ATTACKS)[])('%s', async (attack) => {
    const begin = performance.now();
    const limits = SLOW.has(attack) ? SHORT : LIMITS;
    const { server, error } = await meet(open, ATTACKS[attack], { limits });
    expect(performance.now() - begin).toBeLessThan(limits.call + 1_000);
    expect(error?.code ?? 'taken').toBe(outcome(attack));
    expect(server.requests.length).toBeLessThanOrEqual(LIMITS.tries);
    if (!error) return;
    expect(error).toBeInstanceOf(JejakError);
    expect(JSON.stringify([error.message, error.hint, error.meta, error.stack])).not.toContain(SECRET);
    expect(error.meta.reason ?? '').not.toMatch(/\n/);
    if (error.code === 'NODE_TOO_LARGE') {
      expect(Number(error.meta.bytesUnpacked)).toBeLessThanOrEqual(LIMIT + ONE_PART);
      expect(Number(error.meta.bytesSent)).toBeLessThanOrEqual(LIMIT + ONE_PART);
      expect(server.requests).toHaveLength(1);
    }
    if (error.code === 'NODE_TIMEOUT') expect(server.requests.length).toBeGreaterThan(1);
  });

  const honest = Buffer.from(JSON.stringify({ jsonrpc: '2.0', id: 1, result: 'é 字'.repeat(1_000) }));
  const answer =
    (bytes: Uint8Array, ...lines: string[]): Attack =>
    (socket) => {
      socket.write(
        `HTTP/1.1 200 OK\r\ncontent-length: ${bytes.length}\r\n${lines.map((l) => `${l}\r\n`).join('')}\r\n`,
      );
      socket.write(bytes);
    };
  const bySingleBytes: Attack = (socket) => {
    socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
    for (const byte of honest)
      socket.write(Buffer.concat([Buffer.from('1\r\n'), Buffer.of(byte), Buffer.from('\r\n')]));
    socket.write('0\r\n\r\n');
  };
  it.each<[string, Attack]>([
    ['as it is', answer(honest)],
    ['with gzip', answer(gzipSync(honest), 'content-encoding: gzip')],
    ['with deflate', answer(deflateSync(honest), 'Content-Encoding: Deflate')],
    ['with br', answer(brotliCompressSync(honest), 'content-encoding: br')],
    ['in chunks of one byte', bySingleBytes],
    [
      'after two that were busy',
      (socket, about) => (about.n < 2 ? ATTACKS.busy : answer(honest))(socket, about),
    ],
    [
      'after one that was cut off',
      (socket, about) => (about.n < 1 ? ATTACKS.closesBefore : answer(honest))(socket, about),
    ],
  ])('an honest answer arrives: %s', async (_, attack) => {
    const { value, error } = await meet(open, attack);
    expect(error).toBeUndefined();
    if (value !== undefined) expect(value).toEqual([JSON.parse(honest.toString()).result]);
  });

  it('a redirect is not followed, and its host is named', async () => {
    const other = await hostileServer(answer(honest));
    ends.push(other.close);
    for (const status of [301, 302, 307, 308]) {
      const { server, error } = await meet(open, (socket) =>
        socket.write(`HTTP/1.1 ${status} x\r\nlocation: ${other.url}${SECRET}\r\ncontent-length: 0\r\n\r\n`),
      );
      expect(error?.code).toBe(outcome('busy') === 'SINK_FAILED' ? 'SINK_FAILED' : 'NODE_REDIRECT');
      expect(error?.meta.reason).toBe(`redirect ${status} to 127.0.0.1:${other.port}`);
      expect([server.requests.length, other.requests.length]).toEqual([1, 0]);
    }
  });

  it('waits as long as Retry-After says and a random share of a pause that doubles', async () => {
    const pause = 1_000;
    await meet(open, ATTACKS.limited, { limits: { ...LIMITS, call: 1e6, pause, tries: 4 } });
    expect(slept).toEqual([7_500, 8_000, 9_000]);
    slept.length = 0;
    const { error, server } = await meet(open, ATTACKS.limitedForAnHour);
    expect([slept, server.requests.length, error?.retryable]).toEqual([[], 1, true]);
    expect(error?.meta.reason).toBe('HTTP 429, wait 3600 s');
  });

  it('tries no longer than a call may take', async () => {
    let time = 0;
    const effects = {
      ...EFFECTS,
      clock: () => time,
      sleep: async (milliseconds: number) => {
        time += milliseconds;
      },
    };
    const limits = { ...LIMITS, call: 20_000, tries: 1_000, pause: 1 };
    const { server } = await meet(open, ATTACKS.limited, { effects, limits });
    expect(server.requests).toHaveLength(3);
  });

  it.each(['stallsBeforeTheFirstByte', 'drips', 'endless'] as const)(
    'an end by the user: %s',
    async (attack) => {
      const controller = new AbortController();
      const limits = { ...LIMITS, wait: 60_000, answer: 60_000, call: 60_000, wireBytes: 1e9, bytes: 1e9 };
      const begin = performance.now();
      const { error } = await meet(
        open,
        (socket, about) => {
          (ATTACKS[attack] as Attack)(socket, about);
          setTimeout(() => controller.abort(), 20);
        },
        { limits, signal: controller.signal },
      );
      // A sink that has its status by then has taken the alert.
      expect(error?.code ?? 'taken').toBe(outcome(attack) === 'taken' ? 'taken' : 'CANCELLED');
      expect(performance.now() - begin).toBeLessThan(5_000);
    },
  );

  it('leaves no connection open behind an attack', async () => {
    const { server } = await meet(open, ATTACKS.drips, { limits: SHORT });
    for (let turn = 0; turn < 100 && server.open() > 0; turn++)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(server.open()).toBe(0);
  });
});

describe.each(CLIENTS.filter(({ name }) => name.endsWith('RPC')))(
  'every JSON-RPC client that asks for two things: $name',
  ({ name }) => {
    const two = [
      { method: 'first', params: [] },
      { method: 'second', params: [] },
    ];
    async function ask(body: unknown, status = 200) {
      const server = await hostileServer((socket) => {
        const text = JSON.stringify(body);
        socket.write(`HTTP/1.1 ${status} x\r\ncontent-length: ${text.length}\r\n\r\n${text}`);
      });
      ends.push(server.close);
      const create = name === 'Bitcoin RPC' ? createNodeClient : createEvmClient;
      const client = create({ url: `${server.url}v3/${SECRET}`, limits: LIMITS, effects: EFFECTS });
      ends.push(client.close);
      const error = await client.batch(two).catch((thrown: unknown) => thrown as JejakError);
      return { error, asked: server.requests.length };
    }
    const reply = (id: unknown, result: unknown = 7) => ({ jsonrpc: '2.0', id, result });

    it('gets both, in its own order', async () => {
      expect((await ask([reply(2, 'b'), reply(1, 'a')])).error).toEqual(['a', 'b']);
    });

    it.each<[string, unknown, string]>([
      [
        'one error for all',
        { id: null, error: { code: -32000, message: 'batch too large' } },
        'batch too large',
      ],
      ['one error for all, in a list', [{ error: { code: -32000, message: 'no batches' } }], 'no batches'],
      ['one answer for all', reply(1), 'no result'],
      ['too few', [reply(1)], 'no result'],
      ['the same twice', [reply(1), reply(1)], 'two answers with the id 1'],
      ['ids that are texts', [reply('1'), reply('2')], 'no result'],
      ['no object', [null, 7], 'no result'],
      [
        'an error that quotes the key',
        [reply(1), { id: 2, error: { code: 1, message: `no\n${SECRET}` } }],
        'no ***',
      ],
      [
        'a long error',
        [reply(1), { id: 2, error: { code: 1, message: 'x'.repeat(1_000) } }],
        `${'x'.repeat(199)}…`,
      ],
    ])('%s: refused, and not asked again', async (_, body, reason) => {
      for (const status of [200, 400, 500]) {
        const { error, asked } = await ask(body, status);
        const plain = !JSON.stringify(body).includes('error') && status !== 200;
        expect(error).toMatchObject(
          plain ? { meta: { reason: `HTTP ${status}` } } : { code: 'NODE_ANSWER', meta: { reason } },
        );
        expect(asked).toBe(1);
      }
    });
  },
);
