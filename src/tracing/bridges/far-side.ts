import { parseThorchainMemo } from '../../chains/evm/protocols/bridges/parse-thorchain-memo.ts';
import type { BridgeLeg } from './bridge-leg.ts';
import { canonicalAddress } from './canonical-address.ts';
import type { LegSide } from './leg-side.ts';
import type { SideContext } from './near-side.ts';

/** Bitcoin's 8 decimals brought to 36. */
const SATOSHI = 10n ** 28n;

/** The leg on which the bridge pays out. */
export function farSide({ payment }: SideContext, leg: BridgeLeg): LegSide {
  const memo = 'txid' in leg ? leg.memo : leg.event.memo;
  const order = memo === undefined ? undefined : parseThorchainMemo(memo);
  const payout = order?.action === 'out' || order?.action === 'refund' ? order : undefined;
  const refund = payout && payout.action === 'refund';
  if ('txid' in leg) {
    return {
      leg,
      chain: 'bitcoin',
      time: leg.time,
      protocol: payout && 'thorchain',
      listed: true,
      keys: payout ? [payout.hash] : [],
      otherChain: undefined,
      payments: leg.outputs.flatMap(({ address, value }) =>
        address === undefined
          ? []
          : [{ address: canonicalAddress(address), amount: value * SATOSHI, asset: 'BTC' }],
      ),
      refundTo: [],
      refund,
    };
  }
  const { event, chain } = leg;
  return {
    leg,
    chain,
    time: leg.time,
    protocol: event.protocol,
    listed: event.genuine,
    keys: event.link === undefined ? [] : [event.link.replace(/^0x/i, '').toLowerCase()],
    otherChain: event.fromChain,
    payments: [payment({ chain, address: event.recipient, amount: event.paidOut, decimals: leg.decimals })],
    refundTo: [],
    refund,
  };
}
