import type { HttpFailure } from './http-exchange.ts';

const TLS =
  /^(CERT_|ERR_TLS_|ERR_SSL_|ERR_OSSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|EPROTO$|INVALID_CA|HOSTNAME_MISMATCH)/;

/** What a failed connection means, from the error's code: its message may hold an address or a part of a request. */
export function describeFailure(error: unknown): HttpFailure {
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  if (code === 'EFORBIDDEN') return { kind: 'forbidden', reason: message, again: false };
  if (TLS.test(code)) return { kind: 'tls', reason: code, again: false };
  if (code === 'HPE_HEADER_OVERFLOW')
    return { kind: 'broken', reason: 'headers larger than 16 KiB', again: false };
  if (code.startsWith('HPE_')) return { kind: 'broken', reason: `no HTTP (${code})`, again: false };
  return { kind: 'unreachable', reason: code || 'no connection', again: true };
}
