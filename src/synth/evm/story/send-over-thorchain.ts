import { thorchainTable } from '../../../chains/evm/protocols/bridges/thorchain.ts';
import { abiWord } from '../abi-words.ts';
import type { EvmScene } from '../evm-scene.ts';
import type { Party } from '../party.ts';
import type { Crossed } from './crossed.ts';
import { storyBook } from './story-book.ts';

const GAS = 62_000;
const ZERO = `0x${'0'.repeat(40)}`;

/** Coins to the router with an order to pay bitcoin to an address; the router passes them on to the vault. */
export function sendOverThorchain(
  scene: EvmScene,
  order: { readonly from: Party; readonly value: bigint; readonly address: string; readonly mixed: boolean },
): Crossed {
  const { world } = scene;
  const { from, value, address, mixed } = order;
  const site = thorchainTable.contracts![world.stage.chain.id]![0]!;
  const router = world.contract(site);
  const vault = world.contract(`0x7408${site.slice(6)}`);
  const memo = Buffer.from(`=:BTC.BTC:${address}`, 'latin1');
  const padded = memo.toString('hex').padEnd(Math.ceil(memo.length / 32) * 64, '0');
  const text = [abiWord(64), abiWord(memo.length), padded];
  const draft = world.begin(from, router, {
    value,
    input: `0x1fece7b4${abiWord(vault.address)}${abiWord(ZERO)}${abiWord(value)}${abiWord(128)}${text.slice(1).join('')}`,
  });
  draft.call(router, vault, value);
  draft.log(router, 'thorDeposit', {
    indexed: [abiWord(vault.address), abiWord(ZERO)],
    data: [abiWord(value), ...text],
  });
  const tx = draft.end(GAS);
  const book = storyBook(scene);
  book.note('bridge-out', { tx, from: from.address, to: site, asset: 0, value });
  // The router keeps nothing: the coins lie in the vault.
  book.rest('bridge', { address: vault.address, tx, asset: 0, value, mixed, service: 'thorchain' });
  const out = book.amount(0, value);
  return { protocol: 'thorchain', tx, time: world.time, from, value, out, address, id: tx };
}
