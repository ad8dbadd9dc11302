import { cbridgeTable } from '../../../chains/evm/protocols/bridges/cbridge.ts';
import { EVM_CHAINS, type EvmChainId } from '../../../primitives/evm-chain.ts';
import { abiWord } from '../abi-words.ts';
import type { EvmScene } from '../evm-scene.ts';
import type { Crossed } from './crossed.ts';
import { storyBook } from './story-book.ts';

const GAS = 130_000;
/** What the bridge keeps, in parts of 10,000. */
const FEE = 10n;

/**
 * What happens on the other EVM chain: the bridge pays out with the id of the near leg, then most of it goes over an
 * address between to an exchange.
 */
export function farStory(
  scene: EvmScene,
  leg: {
    readonly crossed: Crossed;
    readonly fromChain: EvmChainId;
    readonly decimals: number;
    readonly symbol: string;
  },
): (() => void)[] {
  const { world, truth, exchangeB, relayers, tags } = scene;
  const { crossed, fromChain } = leg;
  const book = storyBook(scene);
  const { chain, assets } = world.stage;
  const asset = assets.findIndex(({ symbol }) => symbol === leg.symbol);
  const places = 10n ** BigInt(assets[asset]!.decimals - leg.decimals);
  const bridge = world.contract(cbridgeTable.contracts![chain.id]![0]!);
  const { key } = crossed.from;
  // The thief signs with the same key on every chain.
  const owner = { ...world.contract(crossed.address), ...(key && { key }) };
  const between = book.person('between');
  const value = (crossed.value * places * (10_000n - FEE)) / 10_000n;
  let paidOut = '';

  return [
    () => {
      const from = relayers[0]!;
      bridge.held[asset] = value;
      const draft = world.begin(from, bridge, { input: '0xcdd1b25d' });
      draft.token(asset, { from: bridge, to: owner, value });
      const near = EVM_CHAINS[fromChain].chainId;
      const words = [crossed.address, owner.address, assets[asset]!.contract!, value, near].map(abiWord);
      const data = [abiWord(BigInt(crossed.id) ^ 1n), ...words, crossed.id.slice(2)];
      draft.log(bridge, 'bridgeRelay', { indexed: [], data });
      paidOut = draft.end(GAS);
      truth.thief.push({ chain: chain.id, address: owner.address, role: 'recipient of the bridge' });
      const step = { tx: paidOut, from: bridge.address, to: owner.address, asset, value };
      book.note('bridge-in', step);
      truth.bridges.push({
        protocol: crossed.protocol,
        out: { ...crossed.out, tx: crossed.tx, from: crossed.from.address },
        in: { ...book.amount(asset, value), tx: paidOut, to: owner.address },
      });
    },
    () => {
      for (const to of [owner, between]) exchangeB.payOut(to, { asset: 0, value: 10n ** 17n });
    },
    () => {
      book.pay('split', { from: owner, to: between, asset, value: (value * 9n) / 10n });
      const kept = owner.held[asset]!;
      book.rest('unspent', { address: owner.address, tx: paidOut, asset, value: kept, mixed: false });
    },
    () => {
      const at = exchangeB.depositAddress();
      const paid = between.held[asset]!;
      const tx = exchangeB.deposit(between, { asset, value: paid, at });
      book.note('cash-out', { tx, from: between.address, to: at.address, asset, value: paid });
      const place = { address: at.address, tx, asset, value: paid, mixed: false };
      book.rest('exchange_deposit', { ...place, service: exchangeB.name });
      tags.push({ address: at.address, label: 'exchange-b deposit', category: 'exchange' });
    },
  ];
}
