import { lookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { Alert } from '../alert.ts';
import { isPrivateAddress } from './is-private-address.ts';
import { signWebhook } from './sign-webhook.ts';
import type { Sink, WebhookSpec } from './sink.ts';

/** Milliseconds from the begin of a request to the begin of its answer. */
const TIMEOUT = 10_000;
/** Milliseconds before the second, third and fourth attempt. */
const PAUSES = [1_000, 4_000, 15_000];

export interface WebhookContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** UTC seconds. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly signal?: AbortSignal;
  /** Milliseconds; default 10,000. */
  readonly timeout?: number;
}

/**
 * Sends each alert as a POST of JSON, signed, with its id in `Jejak-Alert` so that a receiver can drop a repetition: after
 * a kill at the wrong moment one alert is sent twice. Tries four times where that can help. The address is looked up
 * once and the connection goes to just what was checked; redirects are not followed. Errors: SINK_REFUSED, SINK_FAILED.
 */
export function webhookSink(spec: WebhookSpec, context: WebhookContext): Sink {
  const key = context.environment[spec.secretEnv];
  const refuse = (reason: string) => new JejakError('SINK_REFUSED', { meta: { sink: spec.id, reason } });
  if (!key) throw refuse(`the environment has no ${spec.secretEnv}`);
  const url = new URL(spec.url);
  if (url.username || url.password) throw refuse('an address must not hold a name or a password');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // The parser of addresses has turned 2130706433, 0x7f.1 and the like into 127.0.0.1.
  if (!spec.allowPrivate && isIP(host) && isPrivateAddress(host))
    throw refuse(`${host} is a private address`);
  if (!spec.allowPrivate && url.protocol !== 'https:') throw refuse('http is not encrypted');
  return {
    id: spec.id,
    async send(alert) {
      const body = JSON.stringify(alert);
      for (let attempt = 0; ; attempt++) {
        const failure = await post(spec, { url, body, key, alert, context });
        if (failure === undefined) return;
        if (failure.private) throw refuse(failure.reason);
        if (!failure.again || attempt === PAUSES.length || context.signal?.aborted)
          throw new JejakError('SINK_FAILED', {
            meta: { sink: spec.id, seq: alert.seq, reason: failure.reason },
          });
        await context.sleep(PAUSES[attempt]!);
      }
    },
    close: () => undefined,
  };
}

interface Failure {
  readonly reason: string;
  readonly again: boolean;
  readonly private?: boolean;
}

function post(
  { allowPrivate }: WebhookSpec,
  about: { url: URL; body: string; key: string; alert: Alert; context: WebhookContext },
): Promise<Failure | undefined> {
  const { url, body, key, alert, context } = about;
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve) => {
    const request = send(
      url,
      {
        method: 'POST',
        // A connection of its own for each, so that every one goes where the name was looked up.
        agent: false,
        ...(allowPrivate ? {} : { lookup: publicLookup }),
        ...(context.signal ? { signal: context.signal } : {}),
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'jejak-alert': alert.id,
          'jejak-signature': signWebhook(body, key, context.now()),
        },
      },
      (response) => {
        // The answer's text is nobody's business; it must be read to its end all the same.
        response.resume();
        response.on('error', () => undefined);
        clearTimeout(timer);
        const status = response.statusCode ?? 0;
        if (status >= 200 && status < 300) resolve(undefined);
        else resolve({ reason: `HTTP ${status}`, again: status === 408 || status === 429 || status >= 500 });
      },
    );
    const timer = setTimeout(() => {
      request.destroy(new Error(`no answer within ${(context.timeout ?? TIMEOUT) / 1000} s`));
    }, context.timeout ?? TIMEOUT);
    request.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      const isPrivate = error.code === 'EPRIVATE';
      resolve({
        reason: error.message || error.code || 'no connection',
        again: !isPrivate,
        private: isPrivate,
      });
    });
    request.end(body);
  });
}

/** Looks a name up and refuses it when any of its addresses is a private one. */
const publicLookup: LookupFunction = (name, options, answer) => {
  lookup(name, { ...options, all: true }, (error, addresses) => {
    if (error) return answer(error, '', 4);
    const bad = addresses.find(({ address }) => isPrivateAddress(address));
    if (bad) {
      const refused = Object.assign(new Error(`${name} is the private address ${bad.address}`), {
        code: 'EPRIVATE',
      });
      return answer(refused, '', 4);
    }
    if ((options as { all?: boolean }).all) return answer(null, addresses);
    return answer(null, addresses[0]!.address, addresses[0]!.family);
  });
};
