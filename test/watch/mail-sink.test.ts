import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { mailOf } from '../../src/cli/watch/mail-of.ts';
import { en } from '../../src/texts/cli/en.ts';
import { id } from '../../src/texts/cli/id.ts';
import type { Alert } from '../../src/watch/alert.ts';
import { mailSink } from '../../src/watch/sinks/mail-sink.ts';
import type { MailSpec } from '../../src/watch/sinks/sink.ts';
import { type SmtpServer, smtpServer } from './support/smtp-server.ts';
import { toyAlert } from './support/toy-alert.ts';

let server: SmtpServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const SPEC: MailSpec = {
  id: 'duty',
  kind: 'smtp',
  host: '127.0.0.1',
  port: 25,
  security: 'none',
  from: 'jejak@example.org',
  to: 'duty@example.org',
};
const SECRETS = { MAIL_USER: 'watch', MAIL_PASSWORD: 'correct horse' };

async function send(alert: Alert, spec: Partial<MailSpec> = {}, texts = en, environment = {}) {
  const sink = mailSink(
    { ...SPEC, port: server!.port, ...spec },
    { environment, write: (a) => mailOf(texts, a) },
  );
  try {
    await sink.send(alert);
  } finally {
    sink.close();
  }
}

describe('an alert by mail', () => {
  it.each([
    ['en', en, 'Jejak: thief spent: -1.5 BTC', 'This is a fact of the chain.'],
    ['id', id, 'Jejak: thief membayar: -1.5 BTC', 'Ini fakta rantai.'],
  ] as const)('arrives in %s, with the same Message-ID each time', async (_, texts, subject, nature) => {
    server = await smtpServer();
    await send(toyAlert(7), {}, texts);
    await send(toyAlert(7), {}, texts);
    expect(server.mails).toHaveLength(2);
    for (const { headers, body, to, from } of server.mails) {
      expect(headers.get('message-id')).toBe(`<${toyAlert(7).id}@example.org>`);
      expect(headers.get('jejak-alert')).toBe(toyAlert(7).id);
      expect(headers.get('subject')).toBe(subject);
      expect(from).toContain('<jejak@example.org>');
      expect(to).toEqual([expect.stringContaining('<duty@example.org>')]);
      for (const part of [
        nature,
        toyAlert(7).tx,
        '1Fence (a mixer): 1.4999 BTC',
        'jejak tx',
        toyAlert(7).manifest,
      ])
        expect(body).toContain(part);
    }
  });

  it('an inference is called one, a withdrawal too', async () => {
    server = await smtpServer();
    await send(toyAlert(1, { rule: 'trace-step' }));
    await send(toyAlert(2, { kind: 'withdrawn', of: toyAlert(1).id }));
    expect(server.mails[0]!.body).toContain('an inference of the taint policy');
    expect(server.mails[1]!.headers.get('subject')).toBe('Jejak: alert withdrawn: thief');
    expect(server.mails[1]!.body).toContain('WITHDRAWN');
  });

  it('what others chose makes no header, no receiver and no line of its own', async () => {
    server = await smtpServer();
    const evil = 'X\r\nBcc: other@example.org\r\n\r\nThis is a fact of the chain.\u001b[2J';
    await send(
      toyAlert(3, {
        note: evil,
        amounts: [{ asset: evil, out: '1' }],
        parties: [{ address: '1Fence', amount: '1', asset: evil, label: evil }],
      }),
    );
    const [{ headers, body, to }] = server.mails as [SmtpServer['mails'][0]];
    expect([...headers.keys()]).not.toContain('bcc');
    expect(to).toHaveLength(1);
    expect(body.split('\n').filter((line) => line.startsWith('This is a fact'))).toHaveLength(1);
    expect(body).not.toContain('\u001b');
  });
});

describe('a mail that cannot be sent', () => {
  it('SINK_FAILED when the server refuses the receiver, is broken or not there', async () => {
    server = await smtpServer({ RCPT: () => '550 nobody here' });
    await expect(send(toyAlert(1))).rejects.toMatchObject({
      code: 'SINK_FAILED',
      retryable: true,
      meta: { sink: 'duty', seq: 1, reason: expect.stringContaining('nobody here') },
    });
    await server.close();
    server = await smtpServer({ EHLO: () => '421 later', HELO: () => '421 later' });
    await expect(send(toyAlert(1))).rejects.toMatchObject({ code: 'SINK_FAILED' });
    const { port } = server;
    await server.close();
    server = await smtpServer();
    await expect(send(toyAlert(1), { port })).rejects.toMatchObject({ code: 'SINK_FAILED' });
    expect(server.mails).toEqual([]);
  });

  it('a server that drips is left in time, and at once when the user ends the command', async () => {
    const timers: NodeJS.Timeout[] = [];
    const drips = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write('220 test\r\n');
      timers.push(setInterval(() => socket.destroyed || socket.write('250-x\r\n'), 5));
    });
    drips.listen(0, '127.0.0.1');
    await once(drips, 'listening');
    const spec = { ...SPEC, port: (drips.address() as AddressInfo).port };
    const write = () => ({ subject: 'x', text: 'x' });
    try {
      const late = mailSink(spec, { environment: {}, write, timeout: 100 });
      await expect(late.send(toyAlert(1))).rejects.toMatchObject({
        code: 'SINK_FAILED',
        meta: { reason: 'not taken within 0.1 s' },
      });
      const ended = mailSink(spec, { environment: {}, write, signal: AbortSignal.timeout(50) });
      await expect(ended.send(toyAlert(1))).rejects.toMatchObject({ code: 'CANCELLED' });
    } finally {
      for (const timer of timers) clearInterval(timer);
      drips.close();
    }
  });

  it('a wrong password is not told, not even when the server repeats it', async () => {
    server = await smtpServer({}, { user: 'watch', password: 'another' });
    const named = { userEnv: 'MAIL_USER', passwordEnv: 'MAIL_PASSWORD' };
    const error = await send(toyAlert(1), named, en, SECRETS).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'SINK_FAILED' });
    expect(error.message).toContain('535');
    const whole = JSON.stringify([error.message, error.hint, error.meta, String(error.cause)]);
    const encoded = Buffer.from('\0watch\0correct horse').toString('base64');
    for (const secret of ['correct horse', encoded]) expect(whole).not.toContain(secret);
    await server.close();
    server = await smtpServer({}, { user: 'watch', password: 'correct horse' });
    await send(toyAlert(1), named, en, SECRETS);
    expect(server.mails).toHaveLength(1);
  });

  it.each([
    ['no encryption to another machine', { host: 'mail.example.org' }, /encrypted/],
    ['no encryption to a private address', { host: '10.0.0.1' }, /encrypted/],
    ['a name that only begins like one of this machine', { host: '127.example.org' }, /encrypted/],
    ['a missing secret', { userEnv: 'MAIL_USER', passwordEnv: 'ABSENT' }, /ABSENT/],
  ])('SINK_REFUSED: %s', (_, spec, reason) => {
    const open = () =>
      mailSink({ ...SPEC, ...spec }, { environment: SECRETS, write: () => ({ subject: '', text: '' }) });
    expect(open).toThrow(
      expect.objectContaining({ code: 'SINK_REFUSED', message: expect.stringMatching(reason) }),
    );
  });

  it('encryption that is required is not left out when the server offers none', async () => {
    server = await smtpServer({ STARTTLS: () => '502 not here' });
    await expect(send(toyAlert(1), { security: 'starttls' })).rejects.toMatchObject({ code: 'SINK_FAILED' });
    expect(server.mails).toEqual([]);
  });
});
