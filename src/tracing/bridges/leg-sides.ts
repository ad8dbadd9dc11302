import { keccak_256 } from '@noble/hashes/sha3.js';
import { parseThorchainMemo } from '../../chains/evm/protocols/bridges/parse-thorchain-memo.ts';
import { bytesToHex } from '../../primitives/hex.ts';
import type { BridgeLeg } from './bridge-leg.ts';
import type { BridgeRule } from './bridge-rules.ts';

/** One leg in the words of the matcher. */
export interface LegSide {
  readonly leg: BridgeLeg;
  readonly chain: string;
  readonly time: number;
  /** Undefined on Bitcoin without a memo: any bridge. */
  readonly protocol: string | undefined;
  /** Near leg: what a far leg's link may be equal to. Far leg: its link. Lower case without `0x`. */
  readonly keys: readonly string[];
  /** Near leg: where it goes. Far leg: where it came from. */
  readonly otherChain: string | undefined;
  /** Near leg: the recipient it names. Far leg: who got something, several on Bitcoin. */
  readonly payments: readonly Payment[];
  readonly usd: number | undefined;
}

export interface Payment {
  readonly address: string | undefined;
  readonly value: bigint | undefined;
  readonly decimals: number | undefined;
}

const BITCOIN_DECIMALS = 8;

const plain = (text: string): string => text.replace(/^0x/i, '').toLowerCase();

function reverseHex(hex: string): string {
  return Buffer.from(hex, 'hex').reverse().toString('hex');
}

/** The leg on which money goes into the bridge. */
export function nearSide(leg: BridgeLeg, rules: readonly BridgeRule[]): LegSide {
  if ('txid' in leg) {
    const order = leg.memo === undefined ? undefined : parseThorchainMemo(leg.memo);
    const swap = order?.action === 'swap' ? order : undefined;
    return {
      leg,
      chain: 'bitcoin',
      time: leg.time,
      protocol: swap && 'thorchain',
      // As displayed and as hashed: contracts keep a Bitcoin transaction's id in either order.
      keys: [plain(leg.txid), reverseHex(plain(leg.txid))],
      otherChain: swap?.toChain,
      payments: [{ address: swap?.address, value: undefined, decimals: undefined }],
      usd: leg.usd,
    };
  }
  const rule = rules.find(({ protocol }) => protocol === leg.event.protocol);
  const hash = leg.txHash.toLowerCase();
  const keyOf = {
    link: leg.event.link,
    'tx-hash': hash,
    'hash-of-tx-hash': bytesToHex(keccak_256(new TextEncoder().encode(hash))),
  };
  return {
    leg,
    chain: leg.chain,
    time: leg.time,
    protocol: leg.event.protocol,
    keys: (rule?.keys ?? []).flatMap((key) => (keyOf[key] === undefined ? [] : [plain(keyOf[key])])),
    otherChain: leg.event.toChain,
    payments: [{ address: leg.event.farAddress, value: leg.event.paidIn?.value, decimals: leg.decimals }],
    usd: leg.usd,
  };
}

/** The leg on which the bridge pays out. */
export function farSide(leg: BridgeLeg): LegSide {
  if ('txid' in leg) {
    const order = leg.memo === undefined ? undefined : parseThorchainMemo(leg.memo);
    const payout = order?.action === 'out' || order?.action === 'refund' ? order : undefined;
    return {
      leg,
      chain: 'bitcoin',
      time: leg.time,
      protocol: payout && 'thorchain',
      keys: payout ? [payout.hash] : [],
      otherChain: undefined,
      payments: leg.outputs
        .filter(({ address }) => address !== undefined)
        .map(({ address, value }) => ({ address, value, decimals: BITCOIN_DECIMALS })),
      usd: leg.usd,
    };
  }
  return {
    leg,
    chain: leg.chain,
    time: leg.time,
    protocol: leg.event.protocol,
    keys: leg.event.link === undefined ? [] : [plain(leg.event.link)],
    otherChain: leg.event.fromChain,
    payments: [{ address: leg.event.recipient, value: leg.event.paidOut?.value, decimals: leg.decimals }],
    usd: leg.usd,
  };
}
