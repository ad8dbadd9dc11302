import { type ChildProcess, spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export interface Anvil {
  /** Loopback only. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** A node of its own with unlocked accounts that mines each transaction at once; `words` are more options of Anvil. */
export async function startAnvil(binary: string, words: readonly string[] = []): Promise<Anvil> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child: ChildProcess = spawn(
    binary,
    ['--host', '127.0.0.1', '--port', `${port}`, '--silent', ...words],
    { stdio: 'ignore' },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    if (child.exitCode === null) child.kill('SIGTERM');
    await ended;
  };
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_chainId', params: [] });
  for (let tries = 0; ; tries++) {
    try {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(url, { method: 'POST', headers, body });
      if (response.ok) return { url, stop };
    } catch (cause) {
      if (tries === 100 || child.exitCode !== null) {
        await stop();
        throw new Error('anvil did not start', { cause });
      }
    }
    await sleep(100);
  }
}
