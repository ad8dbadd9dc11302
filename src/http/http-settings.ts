import type { LookupFunction } from 'node:net';
import type { HttpLimits } from './http-limits.ts';

/** What a client takes from the world; tests bring their own. */
export interface HttpEffects {
  /** Milliseconds that only go forward. */
  readonly clock: () => number;
  /** Milliseconds since 1970, for dates in Retry-After. */
  readonly now: () => number;
  /** Ends early, and without an error, when the signal is given. */
  readonly sleep: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
  /** 0 to below 1. */
  readonly random: () => number;
}

export interface HttpSettings {
  readonly limits?: Partial<HttpLimits> | undefined;
  /** PEM: only these authorities are trusted, instead of those of Node. There is no way to trust everybody. */
  readonly ca?: string | undefined;
  /** `http://[name:password@]host:port`. Proxies that the environment names are not used. */
  readonly proxy?: string | undefined;
  /** May refuse an address with the error code EFORBIDDEN; the connection then goes to just what was looked up. */
  readonly lookup?: LookupFunction | undefined;
  /** False: a connection of its own for each request. Default true. */
  readonly keepAlive?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly effects?: HttpEffects | undefined;
}
