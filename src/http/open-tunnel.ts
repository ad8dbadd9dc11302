import { request as requestHttp } from 'node:http';
import { isIP } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { describeFailure } from './describe-failure.ts';
import type { HttpFailure } from './http-exchange.ts';
import { proxyHeaders } from './proxy-headers.ts';

/**
 * A TLS connection to a host through a proxy: CONNECT, then the handshake with the host itself, so that the proxy sees
 * neither what is asked nor what is answered. `milliseconds` for both together.
 */
export function openTunnel(
  url: URL,
  {
    proxy,
    ca,
    signal,
    milliseconds,
  }: {
    readonly proxy: URL;
    readonly ca: string | undefined;
    readonly signal: AbortSignal | undefined;
    readonly milliseconds: number;
  },
): Promise<{ readonly socket: TLSSocket } | { readonly failure: HttpFailure }> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const target = `${url.hostname}:${url.port || 443}`;
  return new Promise((resolve) => {
    let close = () => {};
    const end = (result: { readonly socket: TLSSocket } | { readonly failure: HttpFailure }) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      if ('failure' in result) close();
      resolve(result);
    };
    const fail = (failure: HttpFailure) => end({ failure });
    const cancel = () => fail({ kind: 'cancelled', reason: 'stopped', again: false });
    const timer = setTimeout(
      () =>
        fail({
          kind: 'timeout',
          reason: `no way through the proxy in ${milliseconds / 1000} s`,
          again: true,
        }),
      milliseconds,
    );
    signal?.addEventListener('abort', cancel);
    const request = requestHttp({
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: proxy.port || 80,
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...proxyHeaders(proxy) },
      agent: false,
      maxHeaderSize: 16_384,
    });
    close = () => request.destroy();
    request.on('error', (error) => {
      const { kind, reason, again } = describeFailure(error);
      fail({ kind: kind === 'unreachable' ? 'proxy' : kind, reason, again });
    });
    request.on('response', (response) => {
      response.destroy();
      const status = response.statusCode ?? 0;
      fail({ kind: 'proxy', reason: `HTTP ${status}`, again: status >= 502 && status <= 504 });
    });
    request.on('connect', (response, raw, head) => {
      const status = response.statusCode ?? 0;
      raw.on('error', () => {});
      close = () => raw.destroy();
      if (status < 200 || status > 299)
        return fail({ kind: 'proxy', reason: `HTTP ${status}`, again: status >= 502 && status <= 504 });
      // What came behind the proxy's answer belongs to the handshake.
      if (head.length > 0) raw.unshift(head);
      const socket = connect({
        socket: raw,
        rejectUnauthorized: true,
        ...(isIP(host) ? { host } : { host, servername: host }),
        ...(ca === undefined ? {} : { ca }),
      });
      socket.once('error', (error) => fail(describeFailure(error)));
      socket.once('secureConnect', () => end({ socket }));
    });
    request.end();
    if (signal?.aborted) cancel();
  });
}
