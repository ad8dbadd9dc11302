import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { exchange } from './exchange.ts';
import type { HttpAnswer, HttpFailure, HttpRequest } from './http-exchange.ts';
import { HTTP_LIMITS } from './http-limits.ts';
import type { HttpEffects, HttpSettings } from './http-settings.ts';
import { pauseBefore } from './pause-before.ts';
import { proxyOf } from './proxy-of.ts';

export type HttpResult<T> = { readonly value: T } | { readonly failure: HttpFailure };

export interface HttpClient {
  /**
   * Sends a request until `read` has what it wants, a failure is final, or tries or time are used up. `read` gets answers of
   * every status but 3xx, 401, 403, 429, 502, 503 and 504, and may find in one that it is to be asked for again.
   */
  send<T>(request: HttpRequest, read: (answer: HttpAnswer) => HttpResult<T>): Promise<HttpResult<T>>;
  /** Closes the connections that are kept open. */
  close(): void;
}

const EFFECTS: HttpEffects = {
  clock: () => performance.now(),
  now: () => Date.now(),
  sleep: (milliseconds, signal) => wait(milliseconds, undefined, signal && { signal }).catch(() => undefined),
  random: Math.random,
};

/**
 * The one way by which Jejak talks HTTP: to the host that the request names and to no other, within limits of bytes and of
 * time, one policy of trying again, TLS always checked. Errors: HTTP_PROXY_URL.
 */
export function createHttpClient(settings: HttpSettings = {}): HttpClient {
  const limits = { ...HTTP_LIMITS, ...settings.limits };
  const { clock, now, sleep, random } = settings.effects ?? EFFECTS;
  const { signal, ca, lookup } = settings;
  const proxy = proxyOf(settings.proxy);
  const keepAlive = settings.keepAlive !== false;
  const agents = { 'http:': new HttpAgent({ keepAlive }), 'https:': new HttpsAgent({ keepAlive }) };

  function once(request: HttpRequest, left: number) {
    const { protocol } = request.url;
    const way = proxy || protocol !== 'https:' ? 'http:' : 'https:';
    const agent = keepAlive ? agents[way] : false;
    const answer = Math.min(limits.answer, left);
    const within = { ...limits, answer, wait: Math.min(limits.wait, answer) };
    return exchange(request, { limits: within, proxy, agent, ca, lookup, signal, now });
  }

  return {
    async send(request, read) {
      const start = clock();
      let failure: HttpFailure = { kind: 'unreachable', reason: 'not tried', again: true };
      for (let attempt = 0; attempt < limits.tries; attempt++) {
        if (attempt > 0) {
          const pause = pauseBefore(attempt, { failure, pause: limits.pause, random });
          if (pause === undefined) {
            const seconds = Math.ceil(failure.retryAfter! / 1000);
            return { failure: { ...failure, reason: `${failure.reason}, wait ${seconds} s` } };
          }
          if (clock() - start + pause >= limits.call) break;
          await sleep(pause, signal);
        }
        const left = limits.call - (clock() - start);
        if (left <= 0) break;
        const outcome = await once(request, left);
        const result = 'answer' in outcome ? read(outcome.answer) : outcome;
        if ('value' in result || !result.failure.again) return result;
        failure = result.failure;
      }
      return { failure };
    },
    close() {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };
}
