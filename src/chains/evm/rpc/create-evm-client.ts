import { setTimeout as sleep } from 'node:timers/promises';
import { JejakError } from '../../../primitives/jejak-error.ts';
import { describeHttpFailure } from './describe-http-failure.ts';

export interface EvmClientOptions {
  /** http or https. May hold a key or a password: it is in no message, only its host is. */
  readonly url: string;
  /** Tries of one request; between two of them 0.2 s, 0.4 s, ... Default 6. */
  readonly tries?: number | undefined;
  /** Milliseconds for one request. Default 60,000. */
  readonly timeout?: number | undefined;
  /** First wait in milliseconds. Default 200. */
  readonly pause?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface EvmCallRequest {
  readonly method: string;
  readonly params: readonly unknown[];
}

/** The node's own answer to one call. */
export type EvmReply = { readonly result: unknown } | { readonly error: { code: number; message: string } };

/** JSON-RPC to an EVM node. */
export interface EvmClient {
  readonly host: string;
  /** Answers in the order of the calls, in one HTTP request; an error of the node is an answer. */
  ask(calls: readonly EvmCallRequest[]): Promise<EvmReply[]>;
  /** Results in the order of the calls. Errors: NODE_ANSWER when the node answers one with an error. */
  batch(calls: readonly EvmCallRequest[]): Promise<unknown[]>;
}

/** JSON-RPC's own code for too many requests (EIP-1474). */
const LIMIT_EXCEEDED = -32005;
const LARGEST_ANSWER = 1 << 29;

/**
 * A client on viem's HTTP transport that waits and tries again while the node is busy, pairs answers with calls by
 * their id, follows no redirect and shows no secret. Errors: NODE_URL, NODE_UNREACHABLE and EVM_RATE_LIMIT (both
 * retryable), NODE_AUTH, NODE_ANSWER, CANCELLED.
 */
export async function createEvmClient(options: EvmClientOptions): Promise<EvmClient> {
  const target = URL.canParse(options.url) ? new URL(options.url) : undefined;
  if (target?.protocol !== 'http:' && target?.protocol !== 'https:') throw new JejakError('NODE_URL');
  const host = target.host;
  const { getHttpRpcClient } = await import('viem/utils');
  const http = getHttpRpcClient(options.url, {
    timeout: options.timeout ?? 60_000,
    maxResponseBodySize: LARGEST_ANSWER,
    // Before viem reads the body: what a refusal says is not always JSON, and its status is what counts.
    onResponse(response) {
      if (!response.ok) throw Object.assign(new Error('refused'), { status: response.status });
    },
    // Another host than the one that the user named is never asked.
    fetchOptions: { redirect: 'manual', ...(options.signal ? { signal: options.signal } : {}) },
  });
  const tries = options.tries ?? 6;

  async function post(calls: readonly EvmCallRequest[]): Promise<unknown[]> {
    const body = calls.map((call, id) => ({ jsonrpc: '2.0' as const, id: id + 1, ...call }));
    let reason = '';
    let limited = false;
    for (let attempt = 0; attempt < tries; attempt++) {
      if (attempt > 0) {
        const wait = (options.pause ?? 200) * 2 ** (attempt - 1);
        await sleep(wait, undefined, options.signal && { signal: options.signal }).catch(() => {});
      }
      if (options.signal?.aborted) throw new JejakError('CANCELLED');
      try {
        const answer = (await http.request({ body: body.length === 1 ? body[0]! : body })) as unknown;
        const replies = Array.isArray(answer) ? answer : [answer];
        if (!replies.some((reply) => errorOf(reply)?.code === LIMIT_EXCEEDED)) return replies;
        [reason, limited] = ['code -32005', true];
      } catch (error) {
        if (options.signal?.aborted) throw new JejakError('CANCELLED');
        const failure = describeHttpFailure(error);
        if (failure.kind === 'auth') throw new JejakError('NODE_AUTH', { meta: { url: host } });
        if (failure.kind === 'answer') {
          const meta = { url: host, method: calls[0]!.method, reason: failure.reason };
          throw new JejakError('NODE_ANSWER', { meta });
        }
        [reason, limited] = [failure.reason, failure.kind === 'limit'];
      }
    }
    throw new JejakError(limited ? 'EVM_RATE_LIMIT' : 'NODE_UNREACHABLE', { meta: { url: host, reason } });
  }

  async function ask(calls: readonly EvmCallRequest[]): Promise<EvmReply[]> {
    if (calls.length === 0) return [];
    const replies = await post(calls);
    const byId = new Map(replies.map((reply) => [(reply as { id?: unknown } | null)?.id, reply]));
    return calls.map((call, i) => {
      const reply = byId.get(i + 1);
      const error = errorOf(reply);
      if (error) return { error };
      const result = (reply as { result?: unknown } | null | undefined)?.result;
      if (result !== undefined) return { result };
      throw new JejakError('NODE_ANSWER', { meta: { url: host, method: call.method, reason: 'no result' } });
    });
  }

  return {
    host,
    ask,
    async batch(calls) {
      const replies = await ask(calls);
      return replies.map((reply, i) => {
        if ('result' in reply) return reply.result;
        const meta = { url: host, method: calls[i]!.method, reason: reply.error.message };
        throw new JejakError('NODE_ANSWER', { meta });
      });
    },
  };
}

function errorOf(reply: unknown): { code: number; message: string } | undefined {
  const error = (reply as { error?: { code?: unknown; message?: unknown } } | null | undefined)?.error;
  if (!error) return undefined;
  return { code: Number(error.code ?? 0), message: String(error.message ?? 'an error') };
}
