import type { IncomingHttpHeaders } from 'node:http';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** http or https, without a name or a password: those belong into a header. */
  readonly url: URL;
  /** Asked for anew before every try: a cookie or a signature may be another one by then. */
  readonly headers: () => Readonly<Record<string, string>>;
  readonly body?: string;
  /** Bytes of the unpacked answer, instead of `limits.bytes`. */
  readonly mostBytes?: number | undefined;
  /** Only the status counts: what follows is read up to 64 KiB, then cut off without an error. */
  readonly statusOnly?: boolean;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Unpacked. */
  readonly body: Buffer;
}

/**
 * unreachable: no connection, or one that broke; busy: 502, 503, 504; limit: 429; timeout: slower than allowed; large: more
 * than allowed; broken: no HTTP, or no honest one; forbidden: the name leads where it must not; answer: another refusal.
 */
export type HttpFailureKind =
  | 'cancelled'
  | 'unreachable'
  | 'busy'
  | 'limit'
  | 'timeout'
  | 'large'
  | 'broken'
  | 'redirect'
  | 'auth'
  | 'tls'
  | 'proxy'
  | 'forbidden'
  | 'answer';

/** Why there is no answer. Holds nothing of the request: neither its headers nor the path of its URL. */
export interface HttpFailure {
  readonly kind: HttpFailureKind;
  /** Short English; quotes of a server are on one line and at most 200 characters long. */
  readonly reason: string;
  /** Whether the same request may succeed in a moment. */
  readonly again: boolean;
  /** Milliseconds that the server wants to be left alone. */
  readonly retryAfter?: number | undefined;
  /** With kind `large`: bytes that were taken before the connection was closed, as sent and unpacked. */
  readonly taken?: { readonly wire: number; readonly unpacked: number };
}

export type HttpOutcome = { readonly answer: HttpAnswer } | { readonly failure: HttpFailure };
