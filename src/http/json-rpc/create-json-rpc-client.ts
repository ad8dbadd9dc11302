import { JejakError } from '../../primitives/jejak-error.ts';
import { createHttpClient, type HttpResult } from '../create-http-client.ts';
import { credentialsOf } from '../credentials-of.ts';
import type { HttpAnswer, HttpFailureKind } from '../http-exchange.ts';
import type { HttpSettings } from '../http-settings.ts';
import { quote } from '../quote.ts';
import { nodeError } from './node-error.ts';
import { parseJsonAnswer } from './parse-json-answer.ts';

export interface RpcCall {
  readonly method: string;
  readonly params: readonly unknown[];
  /** Bytes of the answer, unpacked, where they may be more than usual. */
  readonly mostBytes?: number;
}

/** The node's own answer to one call. */
export type RpcReply =
  | { readonly result: unknown }
  | { readonly error: { readonly code: number; readonly message: string } };

/** JSON-RPC to a node of any kind. */
export interface JsonRpcClient {
  /** Host and port: all of its URL that is shown, the rest may hold a key. */
  readonly host: string;
  /** Answers in the order of the calls, in one HTTP request; an error of the node is an answer. */
  ask(calls: readonly RpcCall[]): Promise<RpcReply[]>;
  /** Results in the order of the calls. Errors: NODE_ANSWER when the node answers one with an error. */
  batch(calls: readonly RpcCall[]): Promise<unknown[]>;
  close(): void;
}

export interface JsonRpcSettings extends HttpSettings {
  /** http or https; a name and a password in it are sent as Basic, unless `credentials` are given. */
  readonly url: string;
  /** `name:password`, asked for anew before each try. */
  readonly credentials?: (() => string | undefined) | undefined;
  /** Error codes by which a node says that the same call may work later. */
  readonly later: ReadonlyMap<number, { readonly kind: HttpFailureKind; readonly reason: string }>;
}

/**
 * A client that pairs answers with calls by their id and believes nothing else about an answer. Errors: NODE_URL,
 * HTTP_PROXY_URL; NODE_UNREACHABLE, NODE_TIMEOUT and NODE_RATE_LIMIT (retryable); NODE_AUTH, NODE_REDIRECT, NODE_TLS,
 * NODE_PROXY, NODE_TOO_LARGE, NODE_ANSWER; CANCELLED.
 */
export function createJsonRpcClient(settings: JsonRpcSettings): JsonRpcClient {
  const url = parseUrl(settings.url);
  const { user, password } = credentialsOf(url);
  const own = user === '' && password === '' ? undefined : `${user}:${password}`;
  url.username = '';
  url.password = '';
  const { host } = url;
  const http = createHttpClient(settings);
  const secrets = [password, own && base64(own), ...`${url.pathname}${url.search}`.split(/[/?&=]/)].filter(
    (part): part is string => part !== undefined && part.length >= 6,
  );

  function headers(): Record<string, string> {
    const pair = settings.credentials?.() ?? own;
    return {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(pair === undefined ? {} : { authorization: `Basic ${base64(pair)}` }),
    };
  }

  function read({ status, body }: HttpAnswer): HttpResult<unknown[]> {
    const parsed = parseJsonAnswer(body);
    const bad = status < 200 || status > 299;
    const reason = bad ? `HTTP ${status}` : 'reason' in parsed ? parsed.reason : undefined;
    const replies = 'value' in parsed ? [parsed.value].flat() : [];
    const errors = replies.map(errorOf).filter((error) => error !== undefined);
    // A node tells the errors of its calls with a status of its own, but in JSON-RPC.
    // A server that fails is another matter than one that refuses: a later run may find it well.
    if (reason !== undefined && errors.length === 0)
      return { failure: { kind: status >= 500 ? 'busy' : 'answer', reason, again: false } };
    const later = errors.map(({ code }) => settings.later.get(code)).find((known) => known !== undefined);
    return later ? { failure: { ...later, again: true } } : { value: replies };
  }

  async function ask(calls: readonly RpcCall[]): Promise<RpcReply[]> {
    if (calls.length === 0) return [];
    const list = calls.map(({ method, params }, i) => ({ jsonrpc: '2.0', id: i + 1, method, params }));
    const most = Math.max(...calls.map(({ mostBytes = 0 }) => mostBytes));
    const result = await http.send(
      {
        method: 'POST',
        url,
        headers,
        body: JSON.stringify(list.length === 1 ? list[0] : list),
        mostBytes: most || undefined,
      },
      read,
    );
    if ('failure' in result) throw nodeError(result.failure, { url: host, method: calls[0]!.method });
    const byId = new Map<unknown, unknown>();
    for (const reply of result.value) {
      const id = (reply as { id?: unknown } | null)?.id;
      if (id !== undefined && id !== null && byId.has(id))
        throw refuse(calls[0]!, `two answers with the id ${quote(String(id), secrets)}`);
      byId.set(id, reply);
    }
    // A list of calls that is refused as a whole: one error, with the id of none of them.
    const whole = result.value.length === 1 ? errorOf(result.value[0]) : undefined;
    return calls.map((call, i) => {
      const reply = byId.get(i + 1) ?? (whole && result.value[0]);
      const error = errorOf(reply);
      if (error) return { error: { code: error.code, message: quote(error.message, secrets) } };
      const given = (reply as { result?: unknown } | null | undefined)?.result;
      if (given !== undefined) return { result: given };
      throw refuse(call, 'no result');
    });
  }

  function refuse(call: RpcCall, reason: string): JejakError {
    return new JejakError('NODE_ANSWER', { meta: { url: host, method: call.method, reason } });
  }

  return {
    host,
    ask,
    async batch(calls) {
      const replies = await ask(calls);
      return replies.map((reply, i) => {
        if ('result' in reply) return reply.result;
        throw refuse(calls[i]!, reply.error.message);
      });
    },
    close: () => http.close(),
  };
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new JejakError('NODE_URL');
}

function errorOf(reply: unknown): { code: number; message: string } | undefined {
  const error = (reply as { error?: { code?: unknown; message?: unknown } } | null | undefined)?.error;
  if (!error) return undefined;
  return { code: Number(error.code ?? 0), message: String(error.message ?? 'an error') };
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
