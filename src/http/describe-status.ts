import type { IncomingHttpHeaders } from 'node:http';
import type { HttpFailure } from './http-exchange.ts';
import { retryAfter } from './retry-after.ts';

const BUSY = new Set([502, 503, 504]);

/**
 * What a status says by itself; undefined when the body has to say more. A redirect is a failure wherever it leads: the
 * host that it names was named by nobody here.
 */
export function describeStatus(
  { status, headers }: { readonly status: number; readonly headers: IncomingHttpHeaders },
  now: number,
): HttpFailure | undefined {
  const reason = `HTTP ${status}`;
  const wait = () => retryAfter(headers, now);
  if (status === 429) return { kind: 'limit', reason, again: true, retryAfter: wait() };
  if (BUSY.has(status)) return { kind: 'busy', reason, again: true, retryAfter: wait() };
  if (status === 401 || status === 403) return { kind: 'auth', reason, again: false };
  if (status >= 300 && status < 400) {
    const { location } = headers;
    // Of its target only the host: path and query may repeat a key.
    const host = location && URL.canParse(location) ? ` to ${new URL(location).host}` : '';
    return { kind: 'redirect', reason: `redirect ${status}${host}`, again: false };
  }
  return undefined;
}
