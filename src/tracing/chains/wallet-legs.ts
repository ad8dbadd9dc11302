import { BRIDGE_WALLETS } from '../../chains/evm/protocols/bridges/bridge-wallets.ts';
import { isEvmChain } from '../../primitives/evm-chain.ts';
import type { AccountTraceResult, Handover } from '../accounts/account-trace-result.ts';
import type { EvmLeg } from '../bridges/bridge-leg.ts';

/**
 * Payments into bridges that are plain wallets, as legs: no event tells of them. Such a bridge pays out to the address
 * that paid it, where the chain behind has addresses of the same kind.
 */
export function walletLegs(
  chain: string,
  result: AccountTraceResult,
): { readonly leg: EvmLeg; readonly handover: Handover }[] {
  const wallets = new Map(
    BRIDGE_WALLETS.filter((wallet) => wallet.chain === chain).map((wallet) => [wallet.address, wallet]),
  );
  return result.hops.flatMap((hop) => {
    const wallet = hop.into ? undefined : wallets.get(hop.toAddress);
    const handover = result.handovers.find(({ hash, asset }) => hash === hop.hash && asset === hop.asset);
    if (!wallet || !handover) return [];
    const asset = result.assets.get(hop.asset)!;
    const { behind, protocol } = wallet;
    const leg: EvmLeg = {
      event: {
        kind: 'bridge-out',
        protocol,
        txIndex: -1,
        logIndex: -1,
        site: wallet.address,
        genuine: true,
        payer: hop.fromAddress,
        paidIn: { asset: asset.contract ? { contract: asset.contract } : {}, value: handover.value },
        ...(behind !== undefined && { toChain: behind }),
        ...(behind !== undefined && isEvmChain(behind) && { farAddress: hop.fromAddress }),
      },
      chain,
      txHash: hop.hash,
      time: hop.time,
      ...(asset.decimals !== undefined && { decimals: asset.decimals }),
    };
    return [{ leg, handover }];
  });
}
