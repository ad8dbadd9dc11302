import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';

/** What a hostile server does with a connection once it has read a request; `n` counts the requests. */
export type Attack = (socket: Socket, request: { readonly body: string; readonly n: number }) => void;

/** 64 MiB of spaces, which JSON allows: 64 KB and less when packed. */
const SPACES = Buffer.alloc(64 << 20, 0x20);
const head = (lines: readonly string[], status = '200 OK') =>
  `HTTP/1.1 ${status}\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`;
const whole = (body: string | Uint8Array, lines: readonly string[] = [], status = '200 OK'): Attack => {
  const bytes = Buffer.from(body);
  return (socket) => {
    socket.write(head([`content-length: ${bytes.length}`, ...lines], status));
    socket.write(bytes);
  };
};
const packed = (encoding: string, bytes: Uint8Array) => whole(bytes, [`content-encoding: ${encoding}`]);

/** Writes `part` until the other side closes, no faster than it reads. */
function endlessly(socket: Socket, part: Uint8Array): void {
  const more = () => {
    while (!socket.destroyed && socket.write(part));
    if (!socket.destroyed) socket.once('drain', more);
  };
  more();
}

/** Writes `part` every 5 ms until the other side closes. */
function drip(socket: Socket, part: string): void {
  const timer = setInterval(() => socket.write(part), 5);
  socket.on('close', () => clearInterval(timer));
}

export const ATTACKS = {
  stallsBeforeTheFirstByte: () => undefined,
  stallsInTheHeader: (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-le'),
  stallsInTheMiddle: (socket) => socket.write(`${head(['content-length: 100'])}{"id":1,`),
  drips: (socket) => {
    socket.write(head(['content-length: 1000000']));
    drip(socket, ' ');
  },
  dripsHeaders: (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    drip(socket, 'x: y\r\n');
  },
  saysContinueForEver: (socket) => drip(socket, 'HTTP/1.1 100 Continue\r\n\r\n'),
  closesBefore: (socket) => socket.destroy(),
  closesInTheMiddle: (socket) => socket.end(`${head(['content-length: 100'])}{"id":1,`),
  closesInTheMiddleOfPacked: (socket) => {
    const bytes = gzipSync('{"id":1,"result":7}');
    socket.write(head(['content-length: 100', 'content-encoding: gzip']));
    socket.end(bytes.subarray(0, 20));
  },
  endless: (socket) => {
    socket.write(head(['transfer-encoding: chunked']));
    endlessly(
      socket,
      Buffer.concat([Buffer.from('10000\r\n'), SPACES.subarray(0, 65_536), Buffer.from('\r\n')]),
    );
  },
  endlessSmallParts: (socket) => {
    socket.write(head(['transfer-encoding: chunked']));
    endlessly(socket, Buffer.from(`20\r\n${' '.repeat(32)}\r\n`.repeat(1_000)));
  },
  announcesTerabytes: (socket) => socket.write(head(['content-length: 5000000000000'])),
  gzipBomb: packed('gzip', gzipSync(SPACES)),
  deflateBomb: packed('deflate', deflateSync(SPACES)),
  brotliBomb: packed('br', brotliCompressSync(SPACES, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })),
  packedTwice: packed('gzip, gzip', gzipSync(gzipSync('{}'))),
  packedUnasked: packed('zstd', Buffer.from('{}')),
  packedDamaged: packed('gzip', Buffer.from('{"id":1,"result":7}')),
  hugeHeader: whole('{"id":1,"result":7}', [`x: ${'y'.repeat(1 << 20)}`]),
  endlessHeader: (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    endlessly(socket, Buffer.from('x: yyyyyyyy\r\n'.repeat(100)));
  },
  noHttp: (socket) => socket.write('SSH-2.0-OpenSSH_9.9\r\n'),
  twoLengths: (socket) =>
    socket.write(`${head(['content-length: 2', 'content-length: 19'])}{"id":1,"result":7}`),
  html: whole('<html>Login</html>', ['content-type: text/html']),
  empty: whole(''),
  cutJson: whole('{"id":1,"result":'),
  noUtf8: whole(
    Buffer.concat([Buffer.from('{"id":1,"result":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
  ),
  deepJson: whole(`{"id":1,"result":${'['.repeat(200_000)}${']'.repeat(200_000)}}`),
  longerThanItSays: (socket) => socket.write(`${head(['content-length: 5'])}{"id":1,"result":7}`),
  wrongId: whole('{"id":77,"result":7}'),
  noResult: whole('{"id":1}'),
  unauthorised: whole('', [], '401 Unauthorized'),
  serverError: whole('oops', [], '500 Internal Server Error'),
  busy: whole('', [], '503 Service Unavailable'),
  limited: whole('', ['retry-after: 7'], '429 Too Many Requests'),
  limitedForAnHour: whole('', ['retry-after: 3600'], '429 Too Many Requests'),
} as const satisfies Record<string, Attack>;

/** A TCP server on 127.0.0.1 that reads a request and then does what `attack` does. */
export async function hostileServer(attack: Attack) {
  const sockets = new Set<Socket>();
  const requests: { readonly head: string; readonly body: string }[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    let seen = '';
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (part) => {
      seen += part.toString('latin1');
      const end = seen.indexOf('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(seen)?.[1] ?? 0);
      if (end < 0 || seen.length < end + 4 + length) return;
      const request = { head: seen.slice(0, end), body: seen.slice(end + 4) };
      seen = '';
      requests.push(request);
      attack(socket, { body: request.body, n: requests.length - 1 });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}/`,
    requests,
    open: () => sockets.size,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
