import { keccak_256 } from '@noble/hashes/sha3.js';
import { parseThorchainMemo } from '../../chains/evm/protocols/bridges/parse-thorchain-memo.ts';
import { bytesToHex } from '../../primitives/hex.ts';
import type { BitcoinLeg, BridgeLeg } from './bridge-leg.ts';
import type { BridgeRule } from './bridge-rules.ts';
import { canonicalAddress } from './canonical-address.ts';
import type { LegSide } from './leg-side.ts';
import type { paymentReader } from './payment-reader.ts';

export interface SideContext {
  readonly rules: ReadonlyMap<string, BridgeRule>;
  readonly payment: ReturnType<typeof paymentReader>;
}

/** Bitcoin's 8 decimals brought to 36. */
const SATOSHI = 10n ** 28n;

const plain = (text: string): string => text.replace(/^0x/i, '').toLowerCase();

/** The leg on which money goes into the bridge. */
export function nearSide(context: SideContext, leg: BridgeLeg): LegSide {
  if ('txid' in leg) return bitcoinOrder(leg);
  const { event, chain } = leg;
  const hash = leg.txHash.toLowerCase();
  const keys: string[] = [];
  for (const key of context.rules.get(event.protocol)?.keys ?? []) {
    if (key === 'tx-hash') keys.push(plain(hash));
    else if (key === 'hash-of-tx-hash') keys.push(bytesToHex(keccak_256(new TextEncoder().encode(hash))));
    else if (event.link !== undefined) keys.push(plain(event.link));
  }
  const paid = context.payment({
    chain,
    address: event.farAddress,
    amount: event.paidIn,
    decimals: leg.decimals,
  });
  const order = event.memo === undefined ? undefined : parseThorchainMemo(event.memo);
  const named = order?.action === 'swap' ? order.refundAddress : undefined;
  return {
    leg,
    chain,
    time: leg.time,
    protocol: event.protocol,
    listed: event.genuine,
    keys: keys.length > 1 ? [...new Set(keys)] : keys,
    otherChain: event.toChain,
    payments: [{ ...paid, amount: paid.amount || undefined }],
    refundTo: named ? [canonicalAddress(named)] : distinct([event.payer, leg.sender]),
    refund: undefined,
  };
}

function bitcoinOrder(leg: BitcoinLeg): LegSide {
  const order = leg.memo === undefined ? undefined : parseThorchainMemo(leg.memo);
  const swap = order?.action === 'swap' ? order : undefined;
  const txid = plain(leg.txid);
  const address = swap?.address === undefined ? undefined : canonicalAddress(swap.address);
  return {
    leg,
    chain: 'bitcoin',
    time: leg.time,
    protocol: swap && 'thorchain',
    listed: true,
    // As displayed and as hashed: contracts keep a Bitcoin transaction's id in either order.
    keys: [...new Set([txid, Buffer.from(txid, 'hex').reverse().toString('hex')])],
    otherChain: swap?.toChain,
    // An order pays the vault in its first output.
    payments: [
      { address, amount: swap && ((leg.outputs[0]?.value ?? 0n) * SATOSHI || undefined), asset: 'BTC' },
    ],
    refundTo: swap?.refundAddress ? [canonicalAddress(swap.refundAddress)] : distinct(leg.payers ?? []),
    refund: undefined,
  };
}

function distinct(addresses: readonly (string | undefined)[]): string[] {
  return [
    ...new Set(addresses.flatMap((address) => (address === undefined ? [] : canonicalAddress(address)))),
  ];
}
