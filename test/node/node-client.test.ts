import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createNodeClient, type NodeClientOptions } from '../../src/chains/bitcoin/rpc/create-node-client.ts';
import type { JejakError } from '../../src/primitives/jejak-error.ts';
import { type Answer, HANG_UP, loopbackNode, type Request, results } from './support/loopback-node.ts';

type Node = Awaited<ReturnType<typeof loopbackNode>>;
const open: Node[] = [];
afterEach(async () => {
  for (const node of open.splice(0)) await node.close();
});

async function start(
  answer: (request: Request, n: number) => Answer,
  options: Partial<NodeClientOptions> = {},
) {
  const node = await loopbackNode(answer);
  open.push(node);
  return { node, client: createNodeClient({ url: node.url, user: 'u', password: 'hunter2', ...options }) };
}
const count = { method: 'getblockcount', params: [] };
const ok = (request: Request) => results(request, () => 7);
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail('no error'),
    (error: unknown) => error as JejakError,
  );
const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;

describe('createNodeClient', () => {
  it('gives results in the order of the calls, whatever the order of the answers', async () => {
    const { node, client } = await start((request) =>
      results(request, (method, params) => [method, ...params]),
    );
    const calls = Array.from({ length: 20 }, (_, i) => ({ method: `m${i}`, params: [i] }));
    expect(await client.batch(calls)).toEqual(calls.map((call, i) => [call.method, i]));
    expect(node.requests).toHaveLength(1);
    expect(node.requests[0]).toMatchObject({
      contentType: 'application/json',
      authorization: basic('u:hunter2'),
    });
  });

  it('sends one call alone, not as a list, and no request for no call', async () => {
    const { node, client } = await start(ok);
    expect(await client.batch([])).toEqual([]);
    expect(node.requests).toHaveLength(0);
    expect(await client.batch([count])).toEqual([7]);
    expect(node.requests[0]!.body).toEqual({ jsonrpc: '2.0', id: 1, ...count });
  });

  it('takes null, false and 0 for results', async () => {
    const values: Record<string, unknown> = { a: null, b: false, c: 0, d: '' };
    const { client } = await start((request) => results(request, (method) => values[method]));
    expect(await client.batch(Object.keys(values).map((method) => ({ method, params: [] })))).toEqual(
      Object.values(values),
    );
  });

  it('takes user and password out of the URL', async () => {
    const { node } = await start(ok);
    await createNodeClient({ url: `http://al%40ice:p%3Ass@127.0.0.1:${node.port}` }).batch([count]);
    expect(node.requests[0]!.authorization).toBe(basic('al@ice:p:ss'));
    await createNodeClient({ url: `http://alice:100%@127.0.0.1:${node.port}` }).batch([count]);
    expect(node.requests[1]!.authorization).toBe(basic('alice:100%'));
  });

  it('sends no credentials when it has none', async () => {
    const { node } = await start(ok);
    await createNodeClient({ url: node.url }).batch([count]);
    expect(node.requests[0]!.authorization).toBeUndefined();
  });

  it('reads the cookie anew for each request: a restarted node writes another', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jejak-cookie-'));
    const cookieFile = join(folder, '.cookie');
    try {
      const { node, client } = await start(ok, { cookieFile });
      for (const secret of ['__cookie__:first', '__cookie__:second\n']) {
        writeFileSync(cookieFile, secret);
        await client.batch([count]);
      }
      expect(node.requests.map((request) => request.authorization)).toEqual([
        basic('__cookie__:first'),
        basic('__cookie__:second'),
      ]);
      rmSync(cookieFile);
      expect(await failure(client.batch([count]))).toMatchObject({
        code: 'FILE_MISSING',
        meta: { file: cookieFile, reason: 'ENOENT' },
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a node that is busy', () => {
  it.each([429, 502, 503, 504])('HTTP %d, then an answer', async (status) => {
    const { node, client } = await start((request, n) => (n === 0 ? { status, body: 'busy' } : ok(request)));
    expect(await client.batch([count])).toEqual([7]);
    expect(node.requests).toHaveLength(2);
  });

  it('is starting (-28), alone and in a list, then answers', async () => {
    const warming = { error: { code: -28, message: 'Loading block index...' }, id: 1 };
    const { node, client } = await start((request, n) =>
      n % 2 === 0 ? { status: 500, body: warming } : ok(request),
    );
    expect(await client.batch([count])).toEqual([7]);
    const list = await start((request, n) => (n === 0 ? { body: [{ ...warming, id: 2 }] } : ok(request)));
    expect(await list.client.batch([count, count])).toEqual([7, 7]);
    expect(node.requests).toHaveLength(2);
  });

  it('closes the connection, then answers', async () => {
    const { node, client } = await start((request, n) => (n === 0 ? { body: HANG_UP } : ok(request)));
    expect(await client.batch([count])).toEqual([7]);
    expect(node.requests).toHaveLength(2);
  });

  it('never answers: gives up after the tries, and may be tried again later', async () => {
    const { node, client } = await start(() => ({ status: 503, body: '' }), { limits: { tries: 2 } });
    const error = await failure(client.batch([count]));
    expect(error).toMatchObject({ code: 'NODE_UNREACHABLE', retryable: true, meta: { reason: 'HTTP 503' } });
    expect(node.requests).toHaveLength(2);
  });

  it('is not there at all', async () => {
    const { node } = await start(ok);
    await open.pop()!.close();
    const client = createNodeClient({ url: node.url, limits: { tries: 2 } });
    expect(await failure(client.batch([count]))).toMatchObject({
      code: 'NODE_UNREACHABLE',
      meta: { reason: 'ECONNREFUSED' },
    });
  });

  it('waits longer and longer', async () => {
    const waits: number[] = [];
    const effects = {
      clock: () => 0,
      now: () => 0,
      random: () => 1,
      sleep: async (milliseconds: number) => {
        waits.push(milliseconds);
      },
    };
    const { client } = await start(() => ({ status: 503, body: '' }), { effects });
    await failure(client.batch([count]));
    expect(waits).toEqual([200, 400, 800, 1_600, 3_200]);
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const { node, client } = await start(
      () => {
        controller.abort();
        return { status: 503, body: '' };
      },
      { signal: controller.signal },
    );
    expect(await failure(client.batch([count]))).toMatchObject({ code: 'CANCELLED' });
    expect(node.requests).toHaveLength(1);
  });
});

describe('a node that refuses', () => {
  it.each([401, 403])('HTTP %d is a matter of credentials, asked once', async (status) => {
    const { node, client } = await start(() => ({ status, body: '' }));
    expect(await failure(client.batch([count]))).toMatchObject({
      code: 'NODE_AUTH',
      retryable: false,
      meta: { url: `127.0.0.1:${node.port}` },
    });
    expect(node.requests).toHaveLength(1);
  });

  it('gives its reason, also with HTTP 500 as Core sends it', async () => {
    const body = { result: null, error: { code: -5, message: 'Block not found' }, id: 1 };
    const { client } = await start(() => ({ status: 500, body }));
    expect(await failure(client.batch([{ method: 'getblock', params: ['00'] }]))).toMatchObject({
      code: 'NODE_ANSWER',
      meta: { method: 'getblock', reason: 'Block not found' },
    });
  });

  it.each([
    ['an answer to another call', [{ id: 5, result: 1 }]],
    ['an answer without a result', [{ id: 1 }]],
    ['an empty list', []],
    ['an answer to one of two calls', [{ id: 1, result: 1 }]],
    ['answers that are not objects', [null, 3, 'x']],
  ])('%s', async (_, body) => {
    const { client } = await start(() => ({ body }));
    expect(await failure(client.batch([count, count]))).toMatchObject({
      code: 'NODE_ANSWER',
      meta: { method: 'getblockcount', reason: 'no result' },
    });
  });

  it.each(['null', '3', '"x"'])('the JSON %s for an answer', async (body) => {
    const { client } = await start(() => ({ body }));
    expect(await failure(client.batch([count]))).toMatchObject({ code: 'NODE_ANSWER' });
  });

  it.each(['', '<html>Bad Gateway</html>', '{"result": 1'])('%j, which is not JSON', async (body) => {
    const { client } = await start(() => ({ body }), { limits: { tries: 1 } });
    expect(await failure(client.batch([count]))).toMatchObject({ code: 'NODE_ANSWER', retryable: false });
  });

  it.each(['not a url', '127.0.0.1:8332:x', 'http://u:hunter2@[', 'ftp://u:hunter2@127.0.0.1/'])(
    'the URL %j',
    async (url) => {
      const error = await failure((async () => createNodeClient({ url }).batch([count]))());
      expect(error).toMatchObject({ code: 'NODE_URL' });
      expect(everything(error)).not.toContain('hunter2');
    },
  );
});

it('no error shows the password, the cookie or their encoding', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jejak-cookie-'));
  const cookieFile = join(folder, '.cookie');
  writeFileSync(cookieFile, '__cookie__:hunter2');
  const bodies: Answer[] = [
    { status: 401, body: '' },
    { status: 503, body: '' },
    { body: 'no json' },
    { body: HANG_UP },
    { body: { id: 1, error: { code: -1, message: 'no' } } },
  ];
  try {
    for (const answer of bodies) {
      const { node } = await start(() => answer);
      const urls = [node.url, `http://u:hunter2@127.0.0.1:${node.port}/`];
      for (const options of [{ user: 'u', password: 'hunter2' }, { cookieFile }, {}]) {
        for (const url of urls) {
          const error = await failure(
            createNodeClient({ url, limits: { tries: 1 }, ...options }).batch([count]),
          );
          expect(everything(error)).not.toContain('hunter2');
          expect(everything(error)).not.toContain(Buffer.from('u:hunter2').toString('base64'));
        }
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** All text of an error and of its causes. */
function everything(error: unknown): string {
  const parts: string[] = [];
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++)
    parts.push(at.message, at.stack ?? '', JSON.stringify(at), JSON.stringify((at as JejakError).hint ?? ''));
  return parts.join('\n');
}

it('does not follow a redirect: another host than the one named is never asked', async () => {
  const { node: other } = await start(ok);
  const { client } = await start(() => ({ status: 307, location: other.url, body: '' }));
  expect(await failure(client.batch([count]))).toMatchObject({ code: 'NODE_REDIRECT' });
  expect(other.requests).toEqual([]);
});
