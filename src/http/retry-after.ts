import type { IncomingHttpHeaders } from 'node:http';

/**
 * Milliseconds that the header Retry-After asks for (RFC 9110, 10.2.3: seconds or a date); undefined without one that can be
 * read. A date is measured against the server's own, where it gives one.
 */
export function retryAfter(headers: IncomingHttpHeaders, now: number): number | undefined {
  const text = headers['retry-after']?.trim();
  if (text === undefined || text === '') return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const until = Date.parse(text);
  if (Number.isNaN(until)) return undefined;
  const from = Date.parse(headers.date ?? '');
  return Math.max(0, until - (Number.isNaN(from) ? now : from));
}
