import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers by name in small letters, unfolded. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

export interface SmtpServer {
  readonly port: number;
  readonly mails: Received[];
  close(): Promise<void>;
}

/** A mail server on loopback, of the part of RFC 5321 and RFC 4954 that a client needs. `answers` replaces replies by command, unless empty. */
export async function smtpServer(
  answers: Readonly<Record<string, (line: string) => string>> = {},
  login?: { readonly user: string; readonly password: string },
): Promise<SmtpServer> {
  const mails: Received[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    let [from, to, rest, data]: [string, string[], string, string[] | undefined] = ['', [], '', undefined];
    const say = (text: string) => socket.write(`${text}\r\n`);
    say('220 test ESMTP');
    socket.on('data', (bytes) => {
      rest += bytes.toString('latin1');
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (data && line !== '.') data.push(line.startsWith('.') ? line.slice(1) : line);
        else if (data) {
          mails.push(parse(from, to, data));
          data = undefined;
          say('250 taken');
        } else command(line);
      }
    });
    const command = (line: string) => {
      const word = line.split(' ')[0]!.toUpperCase();
      const special = answers[word];
      const reply = special?.(line);
      if (reply) return say(reply);
      if (word === 'EHLO') return say(login ? '250-test\r\n250 AUTH PLAIN' : '250 test');
      if (word === 'AUTH') {
        const told = Buffer.from(line.split(' ')[2] ?? '', 'base64').toString('utf8');
        return say(
          told === `\0${login?.user}\0${login?.password}` ? '235 welcome' : `535 not known: ${line} ${told}`,
        );
      }
      if (word === 'MAIL') [from, to] = [line, []];
      if (word === 'RCPT') to.push(line);
      if (word === 'DATA') {
        data = [];
        return say('354 go on');
      }
      if (word === 'QUIT') {
        say('221 bye');
        return socket.end();
      }
      return say('250 fine');
    };
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    mails,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function parse(from: string, to: readonly string[], lines: readonly string[]): Received {
  const split = lines.indexOf('');
  const headers = new Map<string, string>();
  for (const header of lines
    .slice(0, split)
    .join('\r\n')
    .split(/\r\n(?![ \t])/)) {
    const colon = header.indexOf(':');
    const value = header
      .slice(colon + 1)
      .replace(/\r\n[ \t]/g, ' ')
      .trim();
    headers.set(header.slice(0, colon).toLowerCase(), decodeWords(value));
  }
  const text = lines.slice(split + 1).join('\n');
  const quoted = headers.get('content-transfer-encoding') === 'quoted-printable';
  return { from, to, headers, body: quoted ? bytesOf(text.replace(/=\n/g, '')) : text };
}

/** RFC 2047, the form with letters. */
function decodeWords(value: string): string {
  return value
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?utf-8\?q\?([^?]*)\?=/gi, (_, word: string) => bytesOf(word.replaceAll('_', ' ')));
}

function bytesOf(text: string): string {
  const latin = text.replace(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(latin, 'latin1').toString('utf8');
}
