import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { ATTACKS, hostileServer } from '../support/hostile-server.ts';
import { temporaryFolder } from '../support/make-chain.ts';
import { run } from './support.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function ingest(kind: string, ...words: string[]) {
  const answers = [];
  const chain = kind === 'evm' ? ['--chain', 'ethereum'] : [];
  for (const lang of ['en', 'id'])
    answers.push(
      await run(['ingest', kind, '--data', join(folder.path, kind), '--lang', lang, ...chain, ...words]),
    );
  return answers;
}

async function serve(attack: keyof typeof ATTACKS) {
  const server = await hostileServer(ATTACKS[attack]);
  ends.push(server.close);
  return server;
}

describe.each(['bitcoin', 'evm'])('jejak ingest %s --rpc', (kind) => {
  it.each([
    ['--rpc-timeout', '0', 'OPTION_INVALID'],
    ['--rpc-timeout', '86401', 'OPTION_INVALID'],
    ['--rpc-ca', 'package.json', 'OPTION_INVALID'],
    ['--rpc-proxy', 'socks5://u:hunter2@127.0.0.1:9', 'HTTP_PROXY_URL'],
  ])('%s %s is refused before anything is asked', async (option, value, code) => {
    const server = await serve('html');
    for (const { code: exit, err } of await ingest(kind, '--rpc', server.url, option, value)) {
      expect([exit, err]).toEqual([1, expect.stringContaining(code)]);
      expect(err).not.toContain('hunter2');
    }
    expect(server.requests).toEqual([]);
  });

  it.each([
    ['html', 'NODE_ANSWER', 1],
    ['announcesTerabytes', 'NODE_TOO_LARGE', 1],
    ['unauthorised', 'NODE_AUTH', 1],
    ['limitedForAnHour', 'NODE_RATE_LIMIT', 75],
  ] as const)('%s: %s, exit code %i, in both languages', async (attack, code, exit) => {
    const server = await serve(attack);
    for (const answer of await ingest(kind, '--rpc', server.url)) {
      expect([answer.code, answer.err]).toEqual([exit, expect.stringContaining(code)]);
      expect(answer.err).toContain(`127.0.0.1:${server.port}`);
      expect(answer.err).not.toMatch(/\{\w+\}|undefined/);
    }
  });

  it('asks the proxy that is named, and the node only through it', async () => {
    const [node, proxy] = [await serve('html'), await serve('html')];
    await ingest(
      kind,
      '--rpc',
      `http://127.0.0.1:${node.port}/`,
      '--rpc-proxy',
      `http://127.0.0.1:${proxy.port}`,
    );
    expect(node.requests).toEqual([]);
    expect(proxy.requests.map(({ head }) => head.split('\r\n')[0])).toEqual([
      `POST http://127.0.0.1:${node.port}/ HTTP/1.1`,
      `POST http://127.0.0.1:${node.port}/ HTTP/1.1`,
    ]);
  });

  it('a certificate of nobody known is said; with its authority named the node is read', async () => {
    const certificate = 'test/support/tls/certificate.pem';
    const cert = readFileSync(certificate);
    const server = createServer({ cert, key: readFileSync('test/support/tls/key.pem') }, (_, response) => {
      response.setHeader('connection', 'close');
      response.end('<html>');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    try {
      for (const { code, err } of await ingest(kind, '--rpc', url))
        expect([code, err]).toEqual([1, expect.stringContaining('NODE_TLS')]);
      for (const { code, err } of await ingest(kind, '--rpc', url, '--rpc-ca', certificate))
        expect([code, err]).toEqual([1, expect.stringContaining('not JSON')]);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('a certificate that is damaged is said with the option', async () => {
    const pem = join(folder.path, 'other.pem');
    writeFileSync(pem, '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n');
    for (const { code, err } of await ingest(kind, '--rpc', 'https://127.0.0.1:9/', '--rpc-ca', pem))
      expect([code, err]).toEqual([1, expect.stringContaining('OPTION_INVALID')]);
  });
});
