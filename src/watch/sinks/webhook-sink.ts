import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { createHttpClient } from '../../http/create-http-client.ts';
import type { HttpSettings } from '../../http/http-settings.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { isPrivateAddress } from './is-private-address.ts';
import { signWebhook } from './sign-webhook.ts';
import type { Sink, WebhookSpec } from './sink.ts';

/** One alert: four tries, with pauses of up to 2, 4 and 8 s. */
const LIMITS = { wait: 10_000, answer: 10_000, call: 60_000, tries: 4, pause: 2_000 } as const;

export interface WebhookContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** UTC seconds. */
  readonly now: () => number;
  readonly http?: Pick<HttpSettings, 'signal' | 'limits' | 'effects'>;
}

/**
 * Sends each alert as a POST of JSON, signed, with its id in `Jejak-Alert` so that a receiver can drop a repetition: after
 * a kill at the wrong moment one alert is sent twice. Its status alone says whether it was taken. The address is looked up
 * once for each try and the connection goes to just what was checked. Errors: SINK_REFUSED, SINK_FAILED.
 */
export function webhookSink(spec: WebhookSpec, context: WebhookContext): Sink {
  const { allowPrivate, id } = spec;
  const key = context.environment[spec.secretEnv];
  const refuse = (reason: string) => new JejakError('SINK_REFUSED', { meta: { sink: id, reason } });
  if (!key) throw refuse(`the environment has no ${spec.secretEnv}`);
  const url = new URL(spec.url);
  if (url.username || url.password) throw refuse('an address must not hold a name or a password');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // The parser of addresses has turned 2130706433, 0x7f.1 and the like into 127.0.0.1.
  if (!allowPrivate && isIP(host) && isPrivateAddress(host)) throw refuse(`${host} is a private address`);
  if (!allowPrivate && url.protocol !== 'https:') throw refuse('http is not encrypted');
  const http = createHttpClient({
    ...context.http,
    limits: { ...LIMITS, ...context.http?.limits },
    // A connection of its own for each, so that every one goes where the name was looked up.
    keepAlive: false,
    ...(allowPrivate ? {} : { lookup: publicLookup }),
  });
  return {
    id,
    async send(alert) {
      const body = JSON.stringify(alert);
      const result = await http.send(
        {
          method: 'POST',
          url,
          statusOnly: true,
          body,
          headers: () => ({
            'content-type': 'application/json',
            'jejak-alert': alert.id,
            'jejak-signature': signWebhook(body, key, context.now()),
          }),
        },
        ({ status }) =>
          status >= 200 && status < 300
            ? { value: true }
            : { failure: { kind: 'answer', reason: `HTTP ${status}`, again: false } },
      );
      if ('value' in result) return;
      const { kind, reason } = result.failure;
      if (kind === 'cancelled') throw new JejakError('CANCELLED');
      if (kind === 'forbidden') throw refuse(reason);
      throw new JejakError('SINK_FAILED', { meta: { sink: id, seq: alert.seq, reason } });
    },
    close: () => http.close(),
  };
}

/** Looks a name up and refuses it when any of its addresses is a private one. */
const publicLookup: LookupFunction = (name, options, answer) => {
  lookup(name, { ...options, all: true }, (error, addresses) => {
    if (error) return answer(error, '', 4);
    const bad = addresses.find(({ address }) => isPrivateAddress(address));
    if (bad) {
      const refused = Object.assign(new Error(`${name} is the private address ${bad.address}`), {
        code: 'EFORBIDDEN',
      });
      return answer(refused, '', 4);
    }
    if ((options as { all?: boolean }).all) return answer(null, addresses);
    return answer(null, addresses[0]!.address, addresses[0]!.family);
  });
};
