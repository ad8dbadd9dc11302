import { readFileSync } from 'node:fs';
import {
  type Abi,
  createPublicClient,
  createWalletClient,
  defineChain,
  encodeDeployData,
  getContract,
  type Hex,
  http,
} from 'viem';
import type { EvmLog } from '../../../../src/chains/evm/block/evm-block.ts';
import { decodeProtocolEvents } from '../../../../src/chains/evm/protocols/decode-protocol-events.ts';
import type { Transfer } from '../../../../src/chains/evm/transfers/transfer.ts';
import { EVM_CHAINS } from '../../../../src/primitives/evm-chain.ts';
import { tokenTransfers } from './real-blocks.ts';

interface CallFrame {
  readonly type: string;
  readonly from: string;
  readonly to?: string;
  readonly value?: string;
  readonly error?: string;
  readonly calls?: readonly CallFrame[];
}

/** Values of calls, by the node's own tracer: the test's own reading of what moved. */
function nativeTransfers(frame: CallFrame, top = true): Transfer[] {
  if (frame.error !== undefined) return [];
  const value = BigInt(frame.value ?? '0x0');
  const moves = value > 0n && ['CALL', 'CREATE', 'CREATE2'].includes(frame.type);
  const own: Transfer = {
    kind: top ? 'native' : 'internal',
    txIndex: 0,
    order: 0,
    from: frame.from,
    to: frame.to,
    asset: {},
    value,
  };
  return [...(moves ? [own] : []), ...(frame.calls ?? []).flatMap((call) => nativeTransfers(call, false))];
}

/** Clients of a fresh Anvil, and what a test does with contracts there. `id` is the chain id that it was told. */
export function anvilChain(url: string, id = 31_337) {
  const chain = defineChain({
    id,
    name: 'anvil',
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [url] } },
  });
  const reader = createPublicClient({ chain, transport: http(url), pollingInterval: 20 });
  const wallet = createWalletClient({ chain, transport: http(url) });

  async function accounts(): Promise<Hex[]> {
    return (await wallet.getAddresses()).map((address) => address.toLowerCase() as Hex);
  }

  async function deploy(from: Hex, data: Hex): Promise<Hex> {
    const hash = await wallet.sendTransaction({ account: from, data });
    const { contractAddress } = await reader.waitForTransactionReceipt({ hash });
    return contractAddress!.toLowerCase() as Hex;
  }

  /** A contract of a published build file. */
  async function deployBuild(from: Hex, path: string, args: readonly unknown[] = []) {
    const build = JSON.parse(readFileSync(path, 'utf8')) as { abi: Abi; bytecode: string };
    const bytecode: Hex = `0x${build.bytecode.replace(/^0x/, '')}`;
    const address = await deploy(from, encodeDeployData({ abi: build.abi, bytecode, args }));
    return getContract({ address, abi: build.abi, client: { public: reader, wallet } });
  }

  /** What Jejak reads of a transaction, from the node's receipt and its tracer. */
  async function decode(hash: Hex) {
    const receipt = await reader.waitForTransactionReceipt({ hash });
    if (receipt.status !== 'success') throw new Error(`reverted: ${hash}`);
    const logs = receipt.logs.map(
      (log): EvmLog => ({
        logIndex: log.logIndex,
        txIndex: 0,
        address: log.address.toLowerCase(),
        topics: log.topics as string[],
        data: log.data,
      }),
    );
    const trace = (await reader.request({
      method: 'debug_traceTransaction',
      params: [hash, { tracer: 'callTracer' }],
    } as never)) as CallFrame;
    const transfers = [...nativeTransfers(trace), ...tokenTransfers(logs)];
    return { transfers, ...decodeProtocolEvents(logs, { chain: EVM_CHAINS.anvil, transfers }) };
  }

  return { reader, wallet, accounts, deploy, deployBuild, decode };
}
