import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Request {
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  /** The JSON of the body: a call or a list of calls. */
  readonly body: unknown;
}

export interface Answer {
  readonly status?: number;
  readonly location?: string;
  /** Sent as it is when a text, as JSON otherwise; `hang up` closes the connection without an answer. */
  readonly body: unknown;
}

export const HANG_UP = Symbol('hang up');

/** An HTTP server on 127.0.0.1 that answers the n-th request with `answer(request, n)`. */
export async function loopbackNode(answer: (request: Request, n: number) => Answer) {
  const requests: Request[] = [];
  const server = createServer(async (incoming, response) => {
    const request = {
      authorization: incoming.headers.authorization,
      contentType: incoming.headers['content-type'],
      body: JSON.parse(await readText(incoming)) as unknown,
    };
    requests.push(request);
    const { status = 200, location, body } = answer(request, requests.length - 1);
    if (body === HANG_UP) {
      incoming.socket.destroy();
      return;
    }
    response.writeHead(status, { 'content-type': 'application/json', ...(location ? { location } : {}) });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}/`,
    requests,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Result of every call by its method, as a JSON-RPC 2.0 server gives it; for a list in reverse order. */
export function results(request: Request, resultOf: (method: string, params: unknown[]) => unknown): Answer {
  const reply = (call: { id: number; method: string; params: unknown[] }) => ({
    jsonrpc: '2.0',
    id: call.id,
    result: resultOf(call.method, call.params),
  });
  const body = request.body as Parameters<typeof reply>[0] | Parameters<typeof reply>[0][];
  return { body: Array.isArray(body) ? body.map(reply).reverse() : reply(body) };
}

async function readText(incoming: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of incoming) text += String(chunk);
  return text;
}
