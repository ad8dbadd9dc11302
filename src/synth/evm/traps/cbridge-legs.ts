import { keccak256 } from '../../../chains/evm/codec/keccak256.ts';
import { cbridgeTable } from '../../../chains/evm/protocols/bridges/cbridge.ts';
import { EVM_CHAINS } from '../../../primitives/evm-chain.ts';
import { bytesToHex, hexToBytes } from '../../../primitives/hex.ts';
import { abiWord } from '../abi-words.ts';
import type { EvmDraft } from '../create-evm-world.ts';
import type { Party } from '../party.ts';
import type { TrapChain, TrapWorld } from './trap-world.ts';

const GAS = 120_000;
/** What the bridge keeps, in parts of 10,000. */
const FEE = 10n;

export interface Transfer {
  /** Who pays, and whom it names on the other chain. */
  readonly from: Party;
  readonly to: string;
  readonly value: bigint;
  /** What the event says that was paid; default: all of it. */
  readonly said?: bigint;
  /** Default: one of its own. */
  readonly id?: string;
}

export interface Payout {
  readonly to: Party;
  readonly value: bigint;
  /** Id of the transfer that it pays out, and who had paid. */
  readonly id: string;
  readonly from: string;
}

/** cBridge's pools between Ethereum and BNB Chain, in USDC. */
export interface Cbridge {
  /** Several payments in one transaction of an operator; the hash, and the ids in their order. */
  send(
    transfers: readonly Transfer[],
    operator?: Party,
  ): { readonly tx: string; readonly ids: readonly string[] };
  /** Several payouts in one transaction; the hash. */
  relay(payouts: readonly Payout[]): string;
  /** Base units that come out on BNB Chain for so many on Ethereum. */
  out(value: bigint): bigint;
  freshId(): string;
}

export function cbridgeLegs(world: TrapWorld): Cbridge {
  const near = world.ethereum;
  const far = world.bnb;
  const pool = (chain: TrapChain) => chain.contract(cbridgeTable.contracts![chain.id]![0]!);
  const usdc = (chain: TrapChain) => chain.asset('USDC');
  const contractOf = (chain: TrapChain) => chain.scene.world.stage.assets[usdc(chain)]!.contract!;
  const decimalsOf = (chain: TrapChain) => chain.scene.world.stage.assets[usdc(chain)]!.decimals;
  const freshId = () => `0x${bytesToHex(keccak256(hexToBytes(abiWord(world.nextNonce()))))}`;

  function sendOne(
    draft: EvmDraft,
    { from, to, value, said = value, id }: Transfer & { readonly id: string },
  ): void {
    const site = pool(near);
    draft.token(usdc(near), { from, to: site, value });
    const words = [from.address, to, contractOf(near), said, EVM_CHAINS[far.id].chainId].map(abiWord);
    draft.log(site, 'bridgeSend', {
      indexed: [],
      data: [id.slice(2), ...words, abiWord(world.nextNonce()), abiWord(5_000)],
    });
  }
  function relayOne(draft: EvmDraft, { to, value, id, from }: Payout): void {
    const site = pool(far);
    // The pool has what others brought before the data begin.
    site.held[usdc(far)]! += value;
    draft.token(usdc(far), { from: site, to, value });
    const words = [from, to.address, contractOf(far), value, EVM_CHAINS[near.id].chainId].map(abiWord);
    draft.log(site, 'bridgeRelay', {
      indexed: [],
      data: [abiWord(BigInt(id) ^ 1n), ...words, id.slice(2)],
    });
  }
  return {
    freshId,
    out: (value) => (value * 10n ** BigInt(decimalsOf(far) - decimalsOf(near)) * (10_000n - FEE)) / 10_000n,
    send(transfers, operator = transfers[0]!.from) {
      const draft = near.scene.world.begin(operator, pool(near), { input: '0xa5977fbb' });
      const ids = transfers.map((transfer) => transfer.id ?? freshId());
      for (const [i, transfer] of transfers.entries()) sendOne(draft, { ...transfer, id: ids[i]! });
      return { tx: draft.end(GAS), ids };
    },
    relay(payouts) {
      const draft = far.scene.world.begin(far.scene.relayers[0]!, pool(far), { input: '0xcdd1b25d' });
      for (const payout of payouts) relayOne(draft, payout);
      return draft.end(GAS);
    },
  };
}
