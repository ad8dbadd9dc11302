import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { WebhookSpec } from '../../src/watch/sinks/sink.ts';
import { type WebhookContext, webhookSink } from '../../src/watch/sinks/webhook-sink.ts';
import { toyAlert } from './support/toy-alert.ts';

const KEY = 'a key of the test';
const NOW = 1_700_000_000;
let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

interface Call {
  readonly headers: IncomingMessage['headers'];
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

/** A receiver that gives one answer after the other: a status, or what to do with the connection. */
async function receiver(answers: readonly (number | ((response: ServerResponse) => void))[]) {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const answer = answers[calls.length] ?? 200;
    calls.push({ headers: request.headers, method: request.method!, url: request.url!, body });
    if (typeof answer === 'function') return answer(response);
    response.writeHead(answer, answer === 302 ? { location: '/elsewhere' } : {});
    response.end('the text of an answer');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { calls, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/alerts` };
}

function spec(url: string, about: Partial<WebhookSpec> = {}): WebhookSpec {
  return { id: 'hook', kind: 'webhook', url, secretEnv: 'HOOK_KEY', allowPrivate: true, ...about };
}

function context(about: Partial<WebhookContext> = {}) {
  const slept: number[] = [];
  return {
    slept,
    environment: { HOOK_KEY: KEY },
    now: () => NOW,
    ...about,
    http: {
      effects: {
        clock: () => 0,
        now: () => 0,
        sleep: async (milliseconds: number) => {
          slept.push(milliseconds);
        },
        // The longest that it can be.
        random: () => 1,
      },
      ...about.http,
    },
  };
}

describe('a webhook', () => {
  it('gets the alert as JSON, with its id and a signature that the receiver can make again', async () => {
    const { calls, url } = await receiver([204]);
    const alert = toyAlert(5, { note: 'catatan: é 字' });
    await webhookSink(spec(url), context()).send(alert);
    expect(calls).toHaveLength(1);
    const [{ headers, method, body, url: path }] = calls as [Call];
    expect([method, path, headers['content-type'], headers['jejak-alert']]).toEqual([
      'POST',
      '/alerts',
      'application/json',
      alert.id,
    ]);
    expect(JSON.parse(body)).toEqual(alert);
    const { t, v1 } = Object.fromEntries(
      String(headers['jejak-signature'])
        .split(',')
        .map((part) => part.split('=')),
    );
    expect(t).toBe(`${NOW}`);
    expect(v1).toBe(createHmac('sha256', KEY).update(`${t}.${body}`).digest('hex'));
    expect(JSON.stringify(headers) + body).not.toContain(KEY);
  });

  it.each([502, 503, 504, 429])(
    '%i: tried again after longer and longer pauses, then taken',
    async (status) => {
      const { calls, url } = await receiver([status, status, status, 200]);
      const world = context();
      await webhookSink(spec(url), world).send(toyAlert(1));
      expect(calls).toHaveLength(4);
      expect(world.slept).toEqual([2_000, 4_000, 8_000]);
      expect(new Set(calls.map(({ headers }) => headers['jejak-alert'])).size).toBe(1);
    },
  );

  it('SINK_FAILED after four attempts, to be tried at the next run', async () => {
    const { calls, url } = await receiver([503, 503, 503, 503, 200]);
    await expect(webhookSink(spec(url), context()).send(toyAlert(9))).rejects.toMatchObject({
      code: 'SINK_FAILED',
      retryable: true,
      meta: { sink: 'hook', seq: 9, reason: 'HTTP 503' },
    });
    expect(calls).toHaveLength(4);
  });

  it.each([400, 500, 401, 403, 404, 410, 422])('%i: not tried again', async (status) => {
    const { calls, url } = await receiver([status]);
    const world = context();
    await expect(webhookSink(spec(url), world).send(toyAlert(1))).rejects.toMatchObject({
      code: 'SINK_FAILED',
    });
    expect([calls.length, world.slept]).toEqual([1, []]);
  });

  it('a redirection is not followed: its address was not checked', async () => {
    const { calls, url } = await receiver([302]);
    await expect(webhookSink(spec(url), context()).send(toyAlert(1))).rejects.toMatchObject({
      meta: { reason: 'redirect 302' },
    });
    expect(calls.map((call) => call.url)).toEqual(['/alerts']);
  });

  it('a connection that breaks is made again', async () => {
    const { calls, url } = await receiver([(response) => response.destroy(), 200]);
    const world = context();
    await webhookSink(spec(url), world).send(toyAlert(1));
    expect([calls.length, world.slept]).toEqual([2, [2_000]]);
  });

  it('a receiver that says nothing is given up in time', async () => {
    const { url } = await receiver([() => undefined, 200]);
    await webhookSink(spec(url), context({ http: { limits: { wait: 50 } } })).send(toyAlert(1));
    const silent = await receiver([1, 2, 3, 4].map(() => () => undefined));
    await expect(
      webhookSink(spec(silent.url), context({ http: { limits: { wait: 20 } } })).send(toyAlert(1)),
    ).rejects.toMatchObject({ code: 'SINK_FAILED', meta: { reason: 'no answer within 0.02 s' } });
  });

  it('when the user ends the command no further attempt is made', async () => {
    const controller = new AbortController();
    const { calls, url } = await receiver([503, 503]);
    const world = context({
      http: {
        signal: controller.signal,
        effects: { clock: () => 0, now: () => 0, random: () => 1, sleep: async () => controller.abort() },
      },
    });
    await expect(webhookSink(spec(url), world).send(toyAlert(1))).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    expect(calls).toHaveLength(1);
  });
});

describe('what a webhook must not be', () => {
  it.each([
    'https://127.0.0.1/x',
    'https://10.1.2.3/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::1]:8443/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::127.0.0.1]/',
    'https://[fd00::1]/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://0/',
    'http://93.184.215.14/',
    'https://name:secret@example.org/',
  ])('%s is refused before anything is sent', (url) => {
    expect(() => webhookSink(spec(url, { allowPrivate: false }), context())).toThrow(
      expect.objectContaining({ code: 'SINK_REFUSED', retryable: false }),
    );
  });

  it('a name that leads to this machine is refused', async () => {
    const world = context();
    const sink = webhookSink(spec('https://localhost:9/', { allowPrivate: false }), world);
    const error = await sink.send(toyAlert(1)).catch((thrown) => thrown);
    expect(error).toMatchObject({
      code: 'SINK_REFUSED',
      message: expect.stringContaining('private address'),
    });
    expect(world.slept).toEqual([]);
  });

  it('a missing or an empty key is refused', () => {
    for (const environment of [{}, { HOOK_KEY: '' }])
      expect(() => webhookSink(spec('https://example.org/'), context({ environment }))).toThrow(
        expect.objectContaining({ code: 'SINK_REFUSED', message: expect.stringContaining('HOOK_KEY') }),
      );
  });

  it('a password in the address is never told', () => {
    try {
      webhookSink(spec('https://name:hunter2@example.org/'), context());
      expect.unreachable();
    } catch (error) {
      expect(JSON.stringify([(error as Error).message, error])).not.toMatch(/hunter2|a key of the test/);
    }
  });
});
