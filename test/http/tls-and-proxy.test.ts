import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, request as sendOn } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createHttpClient } from '../../src/http/create-http-client.ts';
import type { HttpSettings } from '../../src/http/http-settings.ts';

const file = (name: string) => readFileSync(join(import.meta.dirname, '..', 'support', 'tls', name), 'utf8');
const [ca, key] = [file('certificate.pem'), file('key.pem')];
const servers: { server: Server; sockets: Set<Socket> }[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const { server, sockets } of servers.splice(0)) {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  }
});

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  servers.push({ server, sockets });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const secureServer = () =>
  listen(createSecureServer({ cert: ca, key }, (_, response) => response.end('secure')));
const plainServer = () => listen(createServer((_, response) => response.end('plain')));

/** A proxy that notes what it was asked for. */
async function proxy(status = 200) {
  const asked: string[] = [];
  const server = createServer((incoming, response) => {
    asked.push(`${incoming.method} ${incoming.url} ${incoming.headers['proxy-authorization'] ?? ''}`.trim());
    const out = sendOn(incoming.url!, { agent: false }, (answer) => answer.pipe(response));
    out.end();
  });
  server.on('connect', (incoming, socket: Socket) => {
    asked.push(`CONNECT ${incoming.url} ${incoming.headers['proxy-authorization'] ?? ''}`.trim());
    socket.on('error', () => undefined);
    if (status !== 200) return socket.end(`HTTP/1.1 ${status} no\r\n\r\n`);
    const [host, port] = incoming.url!.split(':');
    const out = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      out.pipe(socket).pipe(out);
    });
    out.on('error', () => socket.destroy());
    return undefined;
  });
  return { asked, url: `http://127.0.0.1:${await listen(server)}` };
}

async function get(url: string, settings: HttpSettings = {}) {
  const limits = { tries: 2, pause: 1, wait: 2_000 };
  const client = createHttpClient({ limits, ...settings });
  try {
    const request = { method: 'GET', url: new URL(url), headers: () => ({}) } as const;
    return await client.send(request, ({ body }) => ({ value: body.toString() }));
  } finally {
    client.close();
  }
}

describe('TLS', () => {
  it('trusts an authority that the user named', async () => {
    const port = await secureServer();
    expect(await get(`https://127.0.0.1:${port}/`, { ca })).toEqual({ value: 'secure' });
    expect(await get(`https://localhost:${port}/`, { ca })).toEqual({ value: 'secure' });
  });

  it('refuses another one, also where the environment switches the check off', async () => {
    const port = await secureServer();
    for (const off of ['', '0']) {
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', off);
      expect(await get(`https://127.0.0.1:${port}/`)).toEqual({
        failure: { kind: 'tls', reason: 'DEPTH_ZERO_SELF_SIGNED_CERT', again: false },
      });
    }
  });
});

describe('a proxy', () => {
  it('that only the environment names is not used', async () => {
    const { url, asked } = await proxy();
    for (const name of ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY'])
      vi.stubEnv(name, url);
    expect(await get(`http://127.0.0.1:${await plainServer()}/`)).toEqual({ value: 'plain' });
    expect(await get(`https://127.0.0.1:${await secureServer()}/`, { ca })).toEqual({ value: 'secure' });
    expect(asked).toEqual([]);
  });

  it('gets the whole address, and with TLS the host only; its password goes to it alone', async () => {
    const { url, asked } = await proxy();
    const named = url.replace('://', '://user:p%40ss@');
    const [plain, secure] = [await plainServer(), await secureServer()];
    expect(await get(`http://127.0.0.1:${plain}/x?y`, { proxy: named })).toEqual({ value: 'plain' });
    expect(await get(`https://127.0.0.1:${secure}/x?y`, { proxy: named, ca })).toEqual({ value: 'secure' });
    const basic = `Basic ${Buffer.from('user:p@ss').toString('base64')}`;
    expect(asked).toEqual([
      `GET http://127.0.0.1:${plain}/x?y ${basic}`,
      `CONNECT 127.0.0.1:${secure} ${basic}`,
    ]);
  });

  it('does not weaken the check of a certificate', async () => {
    const { url } = await proxy();
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    expect(await get(`https://127.0.0.1:${await secureServer()}/`, { proxy: url })).toMatchObject({
      failure: { kind: 'tls' },
    });
  });

  it.each([403, 407])('that refuses with %i is said', async (status) => {
    const { url, asked } = await proxy(status);
    expect(await get('https://127.0.0.1:9/', { proxy: url })).toEqual({
      failure: { kind: 'proxy', reason: `HTTP ${status}`, again: false },
    });
    expect(asked).toHaveLength(1);
  });

  it('that says nothing is left in time', async () => {
    const silent = await listen(createServer().on('connect', () => undefined));
    const result = await get('https://127.0.0.1:9/', {
      proxy: `http://127.0.0.1:${silent}`,
      limits: { tries: 1, wait: 50 },
    });
    expect(result).toMatchObject({ failure: { kind: 'timeout' } });
  });

  it.each(['socks5://127.0.0.1:1', 'https://127.0.0.1:1', '127.0.0.1:3128', 'http://u:hunter2@h/path'])(
    '%s is none, and is not shown',
    (text) => {
      expect(() => createHttpClient({ proxy: text })).toThrow(
        expect.objectContaining({ code: 'HTTP_PROXY_URL', message: expect.not.stringContaining('hunter2') }),
      );
    },
  );
});
