import { keccak256, toHex } from 'viem';
import type { EvmLog } from '../../../src/chains/evm/block/evm-block.ts';
import { decodeProtocolEvents } from '../../../src/chains/evm/protocols/decode-protocol-events.ts';
import { PROTOCOL_TABLES } from '../../../src/chains/evm/protocols/protocol-tables.ts';
import type { Transfer } from '../../../src/chains/evm/transfers/transfer.ts';
import { EVM_CHAINS, type EvmChainId } from '../../../src/primitives/evm-chain.ts';
import type { BitcoinLeg, BridgeLeg, EvmLeg } from '../../../src/tracing/bridges/bridge-leg.ts';
import { encodeEvent } from '../../chains/evm/protocols/encode-event.ts';

export const T = 1_650_000_000;
export const ZERO = `0x${'00'.repeat(20)}`;
export const stranger = `0x${'5e'.repeat(20)}`;
export const someone = (n: number): string => `0x${(0xb0 + n).toString(16).repeat(20)}`;
export const id = (n: number): string => `0x${(0x10 + n).toString(16).repeat(32)}`;

export const bitcoin = (n: number): string => `bc1q${n.toString().padStart(38, '0')}`;
export const bitcoinOf = (to: string): string =>
  to.startsWith('0x') ? bitcoin(Number(BigInt(to) % 1_000n)) : to;
export const plain = (hash: string): string => hash.slice(2);
export const ROUTER = '0x42a5ed456650a09dc10ebc6361a7480fdd61f27b';
export interface Log {
  readonly chain: EvmChainId;
  readonly event: string;
  readonly part?: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** The listed contract. */
  readonly site: string;
  readonly transfers?: readonly Transfer[];
  readonly txHash?: string;
}

/** One transfer over the bridge: the n-th, to somebody, of an amount, sent in a transaction. */
export interface Wish {
  readonly n: number;
  /** Its id, where the bridge gives one. */
  readonly link: string;
  readonly to: string;
  readonly value: bigint;
  readonly tx: string;
}

export interface Bridge {
  readonly name: string;
  readonly protocol: string;
  readonly window: number;
  readonly out: (wish: Wish) => Log | BitcoinLeg;
  readonly into: (wish: Wish) => Log | BitcoinLeg;
  readonly real?: Partial<Wish> & { readonly source: string };
  /** Decimals of both assets, where the amounts are to be compared. */
  readonly decimals?: number;
  /** A side of which no contract is in a list: its pairs are listed, not followed. */
  readonly unlisted?: true;
  /** The payment names no recipient. */
  readonly names?: 'nobody';
  /** A forgery has another id, or another bridge's name, and so is no pair at all. */
  readonly quiet?: true;
  /** What one transaction with three payments, or three payouts of one, comes to; absent: three pairs, one each. */
  readonly batch?: 'one order, paid out in parts' | 'nothing is followed';
}

export const move = (
  from: string,
  to: string,
  [contract, value]: [string | undefined, bigint],
): Transfer => ({
  kind: contract === undefined ? 'internal' : 'erc20',
  txIndex: 0,
  order: 0,
  from,
  to,
  asset: contract === undefined ? {} : { contract },
  value,
});

let logIndex = 0;
export function legOf(
  bridge: Bridge,
  log: Log | BitcoinLeg,
  about: { readonly far: boolean; readonly site?: string },
): BridgeLeg | undefined {
  if ('txid' in log) return log;
  const table = PROTOCOL_TABLES.find(({ protocol }) => protocol === bridge.protocol)!;
  const signature = table.events
    .map((row) => row.signature)
    .find((text) => text.startsWith(`${log.event}(`) && text.includes(log.part ?? ''))!;
  const encoded: EvmLog = encodeEvent(signature, log.fields, {
    address: about.site ?? log.site,
    logIndex: logIndex++,
  });
  const { events } = decodeProtocolEvents([encoded], {
    chain: EVM_CHAINS[log.chain],
    transfers: log.transfers ?? [],
  });
  const [event] = events;
  if (event === undefined) return undefined;
  const leg: EvmLeg = {
    event,
    chain: log.chain,
    txHash: log.txHash ?? id(80 + (logIndex % 90)),
    time: about.far ? T + 60 : T,
    ...(bridge.decimals !== undefined && { decimals: bridge.decimals }),
  };
  return leg;
}

export function wish(bridge: Bridge, fields: Partial<Wish> = {}): Wish {
  const n = fields.n ?? 1;
  const small = n % 10;
  const tx = fields.tx ?? id(small + 20);
  const link = bridge.protocol === 'synapse' ? keccak256(toHex(tx)) : id(small);
  return { n, tx, link, to: someone(small), value: 1_000_000_000n * BigInt(small + 1), ...fields };
}

export interface Legs {
  readonly out: BridgeLeg;
  readonly into: BridgeLeg;
}
export const legsOf = (bridge: Bridge, fields: Partial<Wish> = {}): Legs => ({
  out: legOf(bridge, bridge.out(wish(bridge, fields)), { far: false })!,
  into: legOf(bridge, bridge.into(wish(bridge, fields)), { far: true })!,
});
export const bare = ({ name }: Bridge): boolean => name === 'Ren, a burn' || name === 'Stargate, version 1';
export const pairs = (list: readonly { out: BridgeLeg; in: BridgeLeg }[]) =>
  list.map((pair) => [pair.out, pair.in]);
