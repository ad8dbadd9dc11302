import { type Agent, type ClientRequest, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { describeFailure } from './describe-failure.ts';
import { describeStatus } from './describe-status.ts';
import type { HttpFailure, HttpOutcome, HttpRequest } from './http-exchange.ts';
import type { HttpLimits } from './http-limits.ts';
import type { HttpSettings } from './http-settings.ts';
import { openTunnel } from './open-tunnel.ts';
import { proxyHeaders } from './proxy-headers.ts';
import { takeBody } from './take-body.ts';

/** How requests of one client leave. */
export interface HttpLine extends Pick<HttpSettings, 'ca' | 'lookup' | 'signal'> {
  readonly limits: HttpLimits;
  readonly proxy: URL | undefined;
  /** False: a connection of its own. */
  readonly agent: Agent | false;
  readonly now: () => number;
}

const STATUS_ONLY_BYTES = 65_536;
const CANCELLED: HttpFailure = { kind: 'cancelled', reason: 'stopped', again: false };

/** One request and its answer, or why there is none, within the limits of time and size; follows no redirect. */
export async function exchange(request: HttpRequest, line: HttpLine): Promise<HttpOutcome> {
  const { url } = request;
  const { proxy, limits, signal } = line;
  if (signal?.aborted) return { failure: CANCELLED };
  const common: RequestOptions = {
    method: request.method,
    maxHeaderSize: 16_384,
    headers: {
      'accept-encoding': request.statusOnly ? 'identity' : 'gzip, deflate, br',
      ...(request.body === undefined ? {} : { 'content-length': Buffer.byteLength(request.body) }),
      ...request.headers(),
    },
  };
  if (proxy && url.protocol === 'https:') {
    const milliseconds = Math.min(limits.wait, limits.answer);
    const tunnel = await openTunnel(url, { proxy, ca: line.ca, signal, milliseconds });
    if ('failure' in tunnel) return tunnel;
    const { host } = url;
    const options = {
      ...common,
      host: url.hostname,
      path: `${url.pathname}${url.search}`,
      headers: { host, ...common.headers },
      createConnection: () => tunnel.socket,
    };
    return await answerTo(request, line, () => requestHttp(options));
  }
  if (proxy) {
    const options = {
      ...common,
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: proxy.port || 80,
      path: url.href,
      headers: { host: url.host, ...common.headers, ...proxyHeaders(proxy) },
      agent: line.agent,
    };
    return await answerTo(request, line, () => requestHttp(options));
  }
  const options = {
    ...common,
    agent: line.agent,
    ...(line.lookup === undefined ? {} : { lookup: line.lookup }),
  };
  if (url.protocol === 'http:') return await answerTo(request, line, () => requestHttp(url, options));
  const secure = {
    ...options,
    // Said aloud: NODE_TLS_REJECT_UNAUTHORIZED=0 would otherwise switch the check off.
    rejectUnauthorized: true,
    ...(line.ca === undefined ? {} : { ca: line.ca }),
  };
  return await answerTo(request, line, () => requestHttps(url, secure));
}

function answerTo(request: HttpRequest, line: HttpLine, open: () => ClientRequest): Promise<HttpOutcome> {
  const { limits, signal } = line;
  return new Promise((resolve) => {
    let outgoing: ClientRequest | undefined;
    let [begun, ended] = [false, false];
    const end = (outcome: HttpOutcome) => {
      if (ended) return;
      ended = true;
      clearTimeout(waiting);
      clearTimeout(whole);
      signal?.removeEventListener('abort', cancel);
      resolve(outcome);
    };
    /** What holds although the rest of a body that nobody needs does not come. */
    let known: HttpOutcome | undefined;
    const fail = (failure: HttpFailure) => {
      // A connection whose answer was not read to its end cannot be used again.
      outgoing?.destroy();
      end(known ?? { failure });
    };
    const cancel = () => fail(CANCELLED);
    const late = (reason: string) => fail({ kind: 'timeout', reason, again: true });
    const waiting = setTimeout(
      () => late(`${begun ? 'nothing more' : 'no answer'} within ${limits.wait / 1000} s`),
      limits.wait,
    );
    const whole = setTimeout(
      () => late(`${begun ? 'the answer did not end' : 'no answer'} within ${limits.answer / 1000} s`),
      limits.answer,
    );
    signal?.addEventListener('abort', cancel);
    try {
      outgoing = open();
    } catch (error) {
      fail(describeFailure(error));
      return;
    }
    outgoing.on('error', (error) => fail(describeFailure(error)));
    outgoing.on('response', (response) => {
      begun = true;
      const { statusCode: status = 0, headers } = response;
      const said = describeStatus({ status, headers }, line.now());
      const cut = request.statusOnly === true || said !== undefined;
      const outcome = (body: Buffer): HttpOutcome =>
        said ? { failure: said } : { answer: { status, headers, body } };
      if (cut) known = outcome(Buffer.alloc(0));
      takeBody(
        response,
        {
          wireBytes: cut ? STATUS_ONLY_BYTES : Math.max(limits.wireBytes, request.mostBytes ?? 0),
          bytes: cut ? STATUS_ONLY_BYTES : (request.mostBytes ?? limits.bytes),
          cut,
        },
        {
          part: () => {
            waiting.refresh();
          },
          done: (body) => end(outcome(body)),
          fail,
        },
      );
    });
    outgoing.end(request.body);
  });
}
