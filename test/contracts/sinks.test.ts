import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Alert } from '../../src/watch/alert.ts';
import { openJournal } from '../../src/watch/journal/open-journal.ts';
import { deliverAlerts } from '../../src/watch/sinks/deliver-alerts.ts';
import { jsonlSink } from '../../src/watch/sinks/jsonl-sink.ts';
import { mailSink } from '../../src/watch/sinks/mail-sink.ts';
import type { Sink } from '../../src/watch/sinks/sink.ts';
import { webhookSink } from '../../src/watch/sinks/webhook-sink.ts';
import { temporaryFolder } from '../support/make-chain.ts';
import { smtpServer } from '../watch/support/smtp-server.ts';
import { toyAlert } from '../watch/support/toy-alert.ts';

/** A receiver that can be made to refuse, and what it got. */
interface World {
  /** As a new run opens it. */
  readonly open: () => Sink;
  refuse(yes: boolean): void;
  /** Ids of what arrived, in order. */
  readonly got: () => string[];
  close(): Promise<void>;
}

async function webhook(): Promise<World> {
  const got: string[] = [];
  let status = 200;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    if (status === 200) got.push((JSON.parse(body) as Alert).id);
    response.writeHead(status).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const spec = { id: 'sink', kind: 'webhook', url, secretEnv: 'KEY', allowPrivate: true } as const;
  return {
    open: () =>
      webhookSink(spec, { environment: { KEY: 'k' }, now: () => 0, http: { limits: { pause: 0 } } }),
    refuse: (yes) => {
      status = yes ? 503 : 200;
    },
    got: () => got,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function mail(): Promise<World> {
  let refused = false;
  const server = await smtpServer({ DATA: () => (refused ? '451 later' : '') });
  return {
    open: () =>
      mailSink(
        {
          id: 'sink',
          kind: 'smtp',
          host: '127.0.0.1',
          port: server.port,
          security: 'none',
          from: 'a@example.org',
          to: 'b@example.org',
        },
        { environment: {}, write: ({ seq }) => ({ subject: `${seq}`, text: `${seq}` }) },
      ),
    refuse: (yes) => {
      refused = yes;
    },
    got: () => server.mails.map(({ headers }) => headers.get('jejak-alert')!),
    close: () => server.close(),
  };
}

async function jsonl(): Promise<World> {
  const folder = temporaryFolder();
  const path = join(folder.path, 'out', 'alerts.jsonl');
  const there = join(folder.path, 'out');
  const lines = () => (existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : []);
  // Without its folder the file cannot be opened: a disk that is not mounted.
  const target = temporaryFolder();
  symlinkSync(target.path, there);
  return {
    open: () => jsonlSink('sink', path),
    refuse(yes) {
      rmSync(there, { force: true });
      if (!yes) symlinkSync(target.path, there);
    },
    got: () => lines().map((line) => (JSON.parse(line) as Alert).id),
    async close() {
      folder.remove();
      target.remove();
    },
  };
}

describe.each([
  ['webhook', webhook],
  ['mail', mail],
  ['file', jsonl],
] as const)('every sink: %s', (_, make) => {
  const folder = { now: temporaryFolder() };
  let world: World;
  let journal: ReturnType<typeof openJournal>;
  const alerts = [1, 2, 3, 4].map((seq) => toyAlert(seq));
  beforeEach(async () => {
    folder.now = temporaryFolder();
    world = await make();
    journal = openJournal(join(folder.now.path, 'alerts.jsonl'), 'write');
  });
  afterEach(async () => {
    journal.close();
    await world.close();
    folder.now.remove();
  });

  /** One run of the watch. */
  async function deliver(): Promise<number> {
    const sink = world.open();
    try {
      return await deliverAlerts(join(folder.now.path, 'delivered'), { sink, journal });
    } finally {
      sink.close();
    }
  }

  it('gets every alert once and in order, over several runs', async () => {
    journal.append(alerts.slice(0, 3));
    expect(await deliver()).toBe(3);
    expect(await deliver()).toBe(0);
    journal.append(alerts.slice(3));
    expect(await deliver()).toBe(1);
    expect(world.got()).toEqual(alerts.map(({ id }) => id));
  });

  it('says when it did not take an alert, and goes on with it when it does again', async () => {
    journal.append(alerts.slice(0, 2));
    expect(await deliver()).toBe(2);
    journal.append(alerts.slice(2));
    world.refuse(true);
    await expect(deliver()).rejects.toMatchObject({ code: 'SINK_FAILED', retryable: true });
    world.refuse(false);
    expect(await deliver()).toBe(2);
    expect(world.got()).toEqual(alerts.map(({ id }) => id));
  });
});
