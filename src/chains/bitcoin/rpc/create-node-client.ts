import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { JejakError } from '../../../primitives/jejak-error.ts';

export interface NodeClientOptions {
  readonly url: string;
  /** `.cookie` of Bitcoin Core: read anew for each request, because a restarted node writes another. */
  readonly cookieFile?: string;
  readonly user?: string;
  readonly password?: string;
  /** Tries of one request; between two of them 0.2 s, 0.4 s, ... Default 6. */
  readonly tries?: number;
  readonly signal?: AbortSignal;
}

export interface NodeCall {
  readonly method: string;
  readonly params: readonly unknown[];
}

/** JSON-RPC to a Bitcoin node. */
export interface NodeClient {
  /** Results in the order of the calls, in one HTTP request. */
  batch(calls: readonly NodeCall[]): Promise<unknown[]>;
}

interface Reply {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly code?: number; readonly message?: string } | null;
}

/** The node is starting or its queue is full: the same call may work later. */
const BUSY_HTTP = new Set([429, 502, 503, 504]);
const WARMING_UP = -28;

/**
 * A client that batches, waits and tries again while the node is busy or starting, and never shows a password in a
 * message. Errors: NODE_URL, NODE_UNREACHABLE (retryable), NODE_AUTH, NODE_ANSWER, CANCELLED.
 */
export function createNodeClient(options: NodeClientOptions): NodeClient {
  const target = parseUrl(options.url);
  const user = options.user ?? decodePart(target.username);
  const password = options.password ?? decodePart(target.password);
  target.username = '';
  target.password = '';
  const url = target.href;
  const tries = options.tries ?? 6;

  function authorization(): Record<string, string> {
    const pair = options.cookieFile ? readCookie(options.cookieFile) : user ? `${user}:${password}` : '';
    return pair ? { authorization: `Basic ${Buffer.from(pair).toString('base64')}` } : {};
  }

  async function post(body: string): Promise<Reply[]> {
    let reason = '';
    for (let attempt = 0; attempt < tries; attempt++) {
      if (options.signal?.aborted) throw new JejakError('CANCELLED');
      if (attempt > 0)
        await sleep(100 * 2 ** attempt, undefined, options.signal && { signal: options.signal });
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...authorization() },
          body,
          // Another host than the one that the user named is never asked.
          redirect: 'manual',
          ...(options.signal ? { signal: options.signal } : {}),
        });
        if (response.status === 401 || response.status === 403)
          throw new JejakError('NODE_AUTH', { meta: { url } });
        if (response.status >= 300 && response.status < 400)
          throw new JejakError('NODE_ANSWER', {
            meta: { url, method: 'HTTP', reason: `redirect ${response.status}` },
          });
        if (BUSY_HTTP.has(response.status)) {
          reason = `HTTP ${response.status}`;
          continue;
        }
        const replies = JSON.parse(await response.text()) as Reply | null | (Reply | null)[];
        const list = [replies].flat().filter((reply) => reply !== null);
        if (!list.some((reply) => reply.error?.code === WARMING_UP)) return list;
        reason = 'warming up';
      } catch (error) {
        if (error instanceof JejakError) throw error;
        reason = describe(error);
      }
    }
    throw new JejakError('NODE_UNREACHABLE', { meta: { url, reason } });
  }

  return {
    async batch(calls) {
      if (calls.length === 0) return [];
      const request = calls.map((call, id) => ({ jsonrpc: '2.0', id, ...call }));
      const replies = await post(JSON.stringify(request.length === 1 ? request[0] : request));
      const byId = new Map(replies.map((reply) => [reply.id, reply]));
      return calls.map((call, id) => {
        const reply = byId.get(id);
        if (reply && !reply.error && reply.result !== undefined) return reply.result;
        const reason = reply?.error?.message ?? 'no result';
        throw new JejakError('NODE_ANSWER', { meta: { url, method: call.method, reason } });
      });
    },
  };
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new JejakError('NODE_URL');
}

/** Undoes percent encoding; a `%` that is none stands for itself. */
function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function readCookie(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (cause) {
    throw new JejakError('FILE_MISSING', { meta: { file: path, reason: describe(cause) }, cause });
  }
}

function describe(error: unknown): string {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const { code } = inner as NodeJS.ErrnoException;
  return code ?? (inner instanceof Error ? inner.message : String(inner));
}
