import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Path of btcd (github.com/btcsuite/btcd): JEJAK_BTCD, PATH, or where `go install` puts it. */
export function findBtcd(): string | undefined {
  const asked = process.env.JEJAK_BTCD;
  if (asked) return existsSync(asked) ? asked : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter);
  try {
    folders.push(join(execFileSync('go', ['env', 'GOPATH'], { encoding: 'utf8' }).trim(), 'bin'));
  } catch {
    // No Go here.
  }
  return folders.map((folder) => join(folder, 'btcd')).find((path) => existsSync(path));
}

const USER = 'jejak';
const PASSWORD = 'only-for-this-test';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A regtest node of its own on loopback ports, in a temporary folder; blocks that it makes pay to `miner`. */
export async function startBtcd(binary: string, miner: string) {
  const folder = mkdtempSync(join(tmpdir(), 'jejak-btcd-'));
  const [rpc, p2p] = [await freePort(), await freePort()];
  const words = [
    '--regtest',
    '--notls',
    '--nodnsseed',
    '--txindex',
    '--debuglevel=warn',
    `--configfile=${join(folder, 'none.conf')}`,
    `--datadir=${join(folder, 'data')}`,
    `--logdir=${join(folder, 'log')}`,
    `--rpcuser=${USER}`,
    `--rpcpass=${PASSWORD}`,
    `--rpclisten=127.0.0.1:${rpc}`,
    `--listen=127.0.0.1:${p2p}`,
    `--miningaddr=${miner}`,
  ];
  const child: ChildProcess = spawn(binary, words, { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${rpc}/`;

  /** One call, its result; throws with the node's message. */
  async function call<T>(method: string, ...params: unknown[]): Promise<T> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}` },
      body: JSON.stringify({ jsonrpc: '1.0', id: 1, method, params }),
    });
    const { result, error } = (await response.json()) as { result: T; error: { message: string } | null };
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }
  async function stop(): Promise<void> {
    if (child.exitCode === null) child.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }

  for (let tries = 0; ; tries++) {
    try {
      await call('getblockcount');
      break;
    } catch (cause) {
      if (tries === 150 || child.exitCode !== null) {
        const log = join(folder, 'log', 'regtest', 'btcd.log');
        const text = existsSync(log) ? readFileSync(log, 'utf8').slice(-2_000) : '';
        await stop();
        throw new Error(`btcd did not start: ${text}`, { cause });
      }
      await sleep(200);
    }
  }
  return { url, user: USER, password: PASSWORD, call, stop };
}
