import { isIP } from 'node:net';
import nodemailer from 'nodemailer';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { Alert } from '../alert.ts';
import type { MailSpec, Sink } from './sink.ts';

/** Milliseconds without a word from the server. */
const SILENCE = 20_000;
/** Milliseconds for one mail: a server that drips is left. */
const LONGEST = 60_000;

export interface MailContext {
  readonly signal?: AbortSignal;
  /** Milliseconds for one mail; default 60,000. */
  readonly timeout?: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Subject and text of an alert in the user's language. */
  readonly write: (alert: Alert) => { readonly subject: string; readonly text: string };
}

/**
 * Sends each alert as an e-mail by SMTP. Its Message-ID comes from the alert, so that a mail that is repeated after a kill
 * is known as the same one. Without encryption only a server on this machine is taken. Errors: SINK_REFUSED, SINK_FAILED, CANCELLED.
 */
export function mailSink(
  spec: MailSpec,
  { environment, write, signal: stop, timeout = LONGEST }: MailContext,
): Sink {
  const refuse = (reason: string) => new JejakError('SINK_REFUSED', { meta: { sink: spec.id, reason } });
  const secret = (name: string | undefined) => {
    if (name === undefined) return undefined;
    const value = environment[name];
    if (!value) throw refuse(`the environment has no ${name}`);
    return value;
  };
  const [user, pass] = [secret(spec.userEnv), secret(spec.passwordEnv)];
  const loopback =
    spec.host === 'localhost' ||
    spec.host === '::1' ||
    (isIP(spec.host) === 4 && spec.host.startsWith('127.'));
  if (spec.security === 'none' && !loopback)
    throw refuse('mail must be encrypted unless the server is on this machine');
  const transport = nodemailer.createTransport({
    host: spec.host,
    port: spec.port,
    secure: spec.security === 'tls',
    requireTLS: spec.security === 'starttls',
    ignoreTLS: spec.security === 'none',
    connectionTimeout: SILENCE,
    greetingTimeout: SILENCE,
    socketTimeout: SILENCE,
    // Said aloud: NODE_TLS_REJECT_UNAUTHORIZED=0 would otherwise switch the check off.
    tls: { rejectUnauthorized: true },
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(user === undefined || pass === undefined ? {} : { auth: { user, pass } }),
  });
  const domain = spec.from.slice(spec.from.lastIndexOf('@') + 1).replace(/[^A-Za-z0-9.-]/g, '');
  return {
    id: spec.id,
    async send(alert) {
      const late = AbortSignal.timeout(timeout);
      const mail = {
        from: spec.from,
        to: spec.to,
        ...write(alert),
        messageId: `<${alert.id}@${domain}>`,
        headers: { 'Jejak-Alert': alert.id },
        signal: stop ? AbortSignal.any([late, stop]) : late,
      };
      try {
        await transport.sendMail(mail);
      } catch (cause) {
        if (stop?.aborted) throw new JejakError('CANCELLED');
        const error = cause instanceof Error ? cause.message : 'not sent';
        const told = late.aborted ? `not taken within ${timeout / 1000} s` : error;
        const reason = without(told, [pass, user]).replace(/\s+/g, ' ').slice(0, 200);
        // Without its cause, which holds the conversation with the server.
        throw new JejakError('SINK_FAILED', { meta: { sink: spec.id, seq: alert.seq, reason } });
      }
    },
    close: () => transport.close(),
  };
}

/** A server's answer may repeat what it was told, also as it was encoded: secrets are taken out. */
function without(text: string, secrets: readonly (string | undefined)[]): string {
  const base64 = (value: string) => Buffer.from(value, 'utf8').toString('base64');
  const [pass, user] = secrets;
  const known = secrets.flatMap((secret) => (secret ? [secret, base64(secret)] : []));
  if (pass && user) known.push(base64(`\0${user}\0${pass}`));
  return known.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
}
