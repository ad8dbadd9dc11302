export interface HttpFailure {
  /** limit: too many requests; busy: may work later; auth: credentials; answer: the node will say so again. */
  readonly kind: 'limit' | 'busy' | 'auth' | 'answer';
  /** Without the URL, which may hold a key. */
  readonly reason: string;
}

const BUSY = new Set([408, 500, 502, 503, 504]);

/** What went wrong in an HTTP request, from viem's error and nothing of its message, which holds URL and body. */
export function describeHttpFailure(error: unknown): HttpFailure {
  const { name, cause } = error as { name?: unknown; cause?: unknown };
  const status = (cause as { status?: unknown } | null | undefined)?.status;
  if (typeof status === 'number') {
    const reason = `HTTP ${status}`;
    if (status === 429) return { kind: 'limit', reason };
    if (status === 401 || status === 403) return { kind: 'auth', reason };
    if (BUSY.has(status)) return { kind: 'busy', reason };
    return { kind: 'answer', reason: status >= 300 && status < 400 ? `redirect ${status}` : reason };
  }
  if (name === 'TimeoutError') return { kind: 'busy', reason: 'timeout' };
  if (name === 'ResponseBodyTooLargeError') return { kind: 'answer', reason: 'an answer that is too large' };
  if (cause instanceof SyntaxError) return { kind: 'answer', reason: 'not JSON' };
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const code = (inner as NodeJS.ErrnoException | undefined)?.code;
  // viem's own message for a list that is too short; it names numbers only.
  const short = cause instanceof Error && cause.message.startsWith('Expected ');
  if (short) return { kind: 'answer', reason: cause.message };
  return { kind: 'busy', reason: code ?? 'no connection' };
}
