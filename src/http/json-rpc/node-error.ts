import { JejakError } from '../../primitives/jejak-error.ts';
import type { HttpFailure } from '../http-exchange.ts';

const CODES = {
  unreachable: 'NODE_UNREACHABLE',
  busy: 'NODE_UNREACHABLE',
  limit: 'NODE_RATE_LIMIT',
  timeout: 'NODE_TIMEOUT',
  large: 'NODE_TOO_LARGE',
  redirect: 'NODE_REDIRECT',
  auth: 'NODE_AUTH',
  tls: 'NODE_TLS',
  proxy: 'NODE_PROXY',
  broken: 'NODE_ANSWER',
  forbidden: 'NODE_ANSWER',
  answer: 'NODE_ANSWER',
} as const;

/** The error for a node that did not answer; `url` is its host, `method` what it was asked. */
export function nodeError(
  failure: HttpFailure,
  place: { readonly url: string; readonly method: string },
): JejakError {
  const { kind, reason, taken } = failure;
  if (kind === 'cancelled') return new JejakError('CANCELLED');
  return new JejakError(CODES[kind], {
    meta: { ...place, reason, ...(taken && { bytesSent: taken.wire, bytesUnpacked: taken.unpacked }) },
  });
}
