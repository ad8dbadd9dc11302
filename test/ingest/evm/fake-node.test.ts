import { afterEach, describe, expect, it } from 'vitest';
import { type EvmNodeOptions, openEvmNode } from '../../../src/ingest/sources/evm/open-evm-node.ts';
import { EVM_CHAINS } from '../../../src/primitives/evm-chain.ts';
import { JejakError } from '../../../src/primitives/jejak-error.ts';
import { realBlock } from '../../chains/evm/support/real-blocks.ts';
import {
  type Answer,
  HANG_UP,
  loopbackNode,
  type Request,
  results,
} from '../../node/support/loopback-node.ts';
import { sharedData } from '../../support/shared-data.ts';

const chain = EVM_CHAINS.ethereum;
const NUMBER = 4_369_999;
const SECRET = 'a-key-that-nobody-may-see';
const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

type Results = (method: string, params: unknown[]) => unknown;

/** Answers like a node whose last block is 4,369,999 and which has no traces. */
function node(
  change: (method: string, honest: unknown, params: unknown[]) => unknown = (_, honest) => honest,
): Results {
  const { block, receipts } = realBlock(NUMBER);
  return (method, params) => {
    const honest: Record<string, unknown> = {
      eth_chainId: '0x1',
      eth_blockNumber: '0x42ae4f',
      eth_getBlockByNumber: block,
      eth_getBlockReceipts: receipts,
      eth_getTransactionReceipt: receipts.find((one) => one.transactionHash === params[0]) ?? null,
    };
    return change(method, honest[method] ?? null, params);
  };
}

async function serve(answer: (request: Request, n: number) => Answer) {
  const server = await loopbackNode(answer);
  open.push(server.close);
  return server;
}

const options = { chain, traces: false, recoverSenders: false, limits: { tries: 3, pause: 1 } } as const;

/** The error of reading the last block, after a check that it shows no secret. */
async function readLast(url: string, more: Pick<EvmNodeOptions, 'limits' | 'signal'> = {}): Promise<string> {
  try {
    const source = await openEvmNode({ ...options, ...more, url });
    for await (const block of source.blocks(NUMBER)) expect(block.checks.receiptsRoot).toBe(true);
    return 'accepted';
  } catch (error) {
    expect(error).toBeInstanceOf(JejakError);
    const { message, hint, meta, cause, stack, code } = error as JejakError;
    expect(JSON.stringify([message, hint, meta, String(cause), stack])).not.toContain(SECRET);
    return code;
  }
}

describe.skipIf(!sharedData.present)(`an EVM node that misbehaves${sharedData.reason}`, () => {
  it('is read when it behaves, with a key in the path and a password that are sent but not shown', async () => {
    const server = await serve((request) => results(request, node()));
    const url = `http://user:${SECRET}@127.0.0.1:${server.port}/v2/${SECRET}`;
    expect(await readLast(url)).toBe('accepted');
    expect(server.requests[0]!.authorization).toBe(
      `Basic ${Buffer.from(`user:${SECRET}`).toString('base64')}`,
    );
    const source = await openEvmNode({ ...options, url });
    expect(source.name).toBe(`127.0.0.1:${server.port}`);
  });

  const lies: [string, string, Results][] = [
    ['another chain', 'EVM_CHAIN_ID', node((method, honest) => (method === 'eth_chainId' ? '0x38' : honest))],
    ['no chain id', 'NODE_ANSWER', node((method, honest) => (method === 'eth_chainId' ? 'one' : honest))],
    [
      'no such block',
      'EVM_BLOCK_MISSING',
      node((method, honest) => (method === 'eth_getBlockByNumber' ? null : honest)),
    ],
    [
      'another block than the one asked for',
      'NODE_ANSWER',
      node((method, honest) => (method === 'eth_blockNumber' ? '0x42ae50' : honest)),
    ],
    [
      'a block that was changed',
      'EVM_BLOCK_HASH',
      node((method, honest) =>
        method === 'eth_getBlockByNumber' ? { ...(honest as object), miner: `0x${'11'.repeat(20)}` } : honest,
      ),
    ],
    [
      'no receipts',
      'EVM_RECEIPTS_MISSING',
      node((method, honest) => (method === 'eth_getBlockReceipts' ? null : honest)),
    ],
    [
      'one receipt too few',
      'EVM_RECEIPTS_MISSING',
      node((method, honest) =>
        method === 'eth_getBlockReceipts'
          ? (honest as unknown[]).slice(1)
          : method === 'eth_getTransactionReceipt'
            ? null
            : honest,
      ),
    ],
    [
      'a list without the last receipt, which is there when asked for',
      'accepted',
      node((method, honest) =>
        method === 'eth_getBlockReceipts' ? (honest as unknown[]).slice(0, -1) : honest,
      ),
    ],
  ];
  it.each(lies)('%s: %s', async (_, code, answer) => {
    const server = await serve((request) => results(request, answer));
    expect(await readLast(server.url)).toBe(code);
  });

  it('a block of another branch between two requests is a reorganisation', async () => {
    let asked = 0;
    const server = await serve((request) =>
      results(
        request,
        node((method, honest, params) => {
          if (method === 'eth_getBlockReceipts') {
            return (honest as { logs: unknown[] }[]).map((one) => ({
              ...one,
              blockHash: `0x${'22'.repeat(32)}`,
              logs: [],
            }));
          }
          if (method === 'eth_getBlockByNumber' && params[1] === false) {
            asked++;
            return { ...(honest as object), hash: `0x${'22'.repeat(32)}` };
          }
          return honest;
        }),
      ),
    );
    expect(await readLast(server.url)).toBe('EVM_REORGANISED');
    expect(asked).toBe(1);
  });

  it('receipts one by one where the node does not know eth_getBlockReceipts; one missing is an error', async () => {
    const withoutMethod = (answer: Results) => (request: Request) => {
      const text = JSON.stringify(request.body);
      return text.includes('eth_getBlockReceipts')
        ? { body: { jsonrpc: '2.0', id: 1, error: { code: -32601, message: 'method not found' } } }
        : results(request, answer);
    };
    const server = await serve(withoutMethod(node()));
    expect(await readLast(server.url)).toBe('accepted');
    const forgetful = await serve(
      withoutMethod(
        node((method, honest, [hash]) =>
          method === 'eth_getTransactionReceipt' && hash === realBlock(NUMBER).block.transactions[3]!.hash
            ? null
            : honest,
        ),
      ),
    );
    expect(await readLast(forgetful.url)).toBe('EVM_RECEIPTS_MISSING');
  });

  it('finds trace_block where the node has no tracer, and leaves it where the provider refuses both', async () => {
    const traced = node((method, honest) =>
      method === 'trace_block'
        ? realBlock(NUMBER).block.transactions.map((tx, transactionPosition) => ({
            type: tx.to ? 'call' : 'create',
            action: { callType: 'call', from: tx.from, to: tx.to, value: tx.value, input: tx.input },
            result: null,
            traceAddress: [],
            transactionPosition,
          }))
        : honest,
    );
    const server = await serve((request) => {
      const text = JSON.stringify(request.body);
      return text.includes('debug_') ? { status: 403, body: 'not in your plan' } : results(request, traced);
    });
    const source = await openEvmNode({ ...options, traces: true, url: server.url });
    expect(source.notes).toEqual([]);
    for await (const block of source.blocks(NUMBER)) expect(block.calls).toHaveLength(22);
    const poor = await serve((request) =>
      /debug_|trace_/.test(JSON.stringify(request.body))
        ? { body: { jsonrpc: '2.0', id: 1, error: { code: -32601, message: 'no such method' } } }
        : results(request, node()),
    );
    const without = await openEvmNode({ ...options, traces: true, url: poor.url });
    expect(without.notes.map((note) => note.kind)).toEqual(['no-traces']);
  });

  it('waits and tries again on 429, -32005, 503 and a closed connection, and then says what it was', async () => {
    const hurdles: Answer[] = [
      { status: 429, body: 'slow down' },
      { status: 503, body: {} },
      { body: HANG_UP },
      { body: { jsonrpc: '2.0', id: 1, error: { code: -32005, message: `limit of ${SECRET}` } } },
    ];
    for (const hurdle of hurdles) {
      const server = await serve((request, n) => (n < 2 ? hurdle : results(request, node())));
      expect(await readLast(server.url)).toBe('accepted');
    }
    const codes: string[] = [];
    for (const hurdle of hurdles) {
      const server = await serve(() => hurdle);
      codes.push(await readLast(server.url));
      expect(server.requests).toHaveLength(3);
    }
    expect(codes).toEqual(['NODE_RATE_LIMIT', 'NODE_UNREACHABLE', 'NODE_UNREACHABLE', 'NODE_RATE_LIMIT']);
  });

  it('a redirect, a refusal, no JSON, a list that is too short or of other ids is not tried again', async () => {
    const answers: [Answer, string][] = [
      [{ status: 302, location: 'http://127.0.0.1:1/', body: '' }, 'NODE_REDIRECT'],
      [{ status: 401, body: '' }, 'NODE_AUTH'],
      [{ body: '<html>' }, 'NODE_ANSWER'],
      [{ body: [{ jsonrpc: '2.0', id: 1, result: '0x1' }] }, 'NODE_ANSWER'],
      [
        {
          body: [
            { jsonrpc: '2.0', id: 8, result: '0x1' },
            { jsonrpc: '2.0', id: 9, result: '0x1' },
          ],
        },
        'NODE_ANSWER',
      ],
      [{ body: { jsonrpc: '2.0', id: 1, error: { code: -32000, message: 'no' } } }, 'NODE_ANSWER'],
    ];
    for (const [answer, code] of answers) {
      const server = await serve(() => answer);
      expect(await readLast(`${server.url}${SECRET}`)).toBe(code);
      expect(server.requests).toHaveLength(1);
    }
  });

  it('a node that does not answer in time, nobody there, and no URL', async () => {
    const server = await loopbackNode(() => ({ body: HANG_UP }));
    const dead = server.url;
    await server.close();
    expect(await readLast(`${dead}${SECRET}`)).toBe('NODE_UNREACHABLE');
    expect(await readLast(`ftp://${SECRET}`)).toBe('NODE_URL');
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const server = await serve(() => {
      controller.abort();
      return { status: 503, body: {} };
    });
    expect(await readLast(server.url, { signal: controller.signal, limits: { tries: 50 } })).toBe(
      'CANCELLED',
    );
    expect(server.requests).toHaveLength(1);
  });
});
