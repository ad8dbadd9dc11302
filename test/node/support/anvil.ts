import { spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A chain of its own on a loopback port, with the fixed accounts and times that Anvil is told. */
export async function startAnvil(binary: string, words: readonly string[] = []) {
  const port = await freePort();
  const fixed = ['--host', '127.0.0.1', '--port', String(port), '--silent', '--timestamp', '1700000000'];
  const child = spawn(binary, [...fixed, ...words], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}`;

  /** One call, its result; throws with the node's message. */
  async function call<T>(method: string, ...params: unknown[]): Promise<T> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
    const { result, error } = (await response.json()) as { result: T; error?: { message: string } };
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }
  async function stop(): Promise<void> {
    if (child.exitCode === null) child.kill('SIGTERM');
    await ended;
  }
  for (let tries = 0; ; tries++) {
    try {
      await call('eth_chainId');
      return { url, call, stop };
    } catch (cause) {
      if (tries === 150 || child.exitCode !== null) {
        await stop();
        throw new Error('anvil did not start', { cause });
      }
      await sleep(100);
    }
  }
}
