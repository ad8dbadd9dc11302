import { keccak256 } from '../../../chains/evm/codec/keccak256.ts';
import { cbridgeTable } from '../../../chains/evm/protocols/bridges/cbridge.ts';
import { EVM_CHAINS, type EvmChainId } from '../../../primitives/evm-chain.ts';
import { bytesToHex, hexToBytes } from '../../../primitives/hex.ts';
import { abiWord } from '../abi-words.ts';
import type { EvmScene } from '../evm-scene.ts';
import type { Party } from '../party.ts';
import type { Crossed } from './crossed.ts';
import { storyBook } from './story-book.ts';

const GAS = 110_000;

/** A token into a bridge whose two legs share an id (cBridge's pools); the recipient has the same address there. */
export function sendOverBridge(
  scene: EvmScene,
  order: {
    readonly from: Party;
    readonly asset: number;
    readonly value: bigint;
    readonly toChain: EvmChainId;
  },
): Crossed {
  const { world } = scene;
  const { from, asset, value, toChain } = order;
  const { chain, assets } = world.stage;
  const contract = assets[asset]!.contract!;
  const bridge = world.contract(cbridgeTable.contracts![chain.id]![0]!);
  const [target, nonce] = [EVM_CHAINS[toChain].chainId, 1_600_000_000_000n + from.nonce];
  const order5 = [from.address, from.address, contract, value, target, nonce, chain.chainId].map(abiWord);
  const id = `0x${bytesToHex(keccak256(hexToBytes(order5.join(''))))}`;
  const draft = world.begin(from, bridge, { input: `0xa5977fbb${order5.slice(1, 6).join('')}` });
  draft.token(asset, { from, to: bridge, value });
  draft.log(bridge, 'bridgeSend', {
    indexed: [],
    data: [id.slice(2), ...order5.slice(0, 4), ...[target, nonce, 5_000].map(abiWord)],
  });
  const tx = draft.end(GAS);
  const book = storyBook(scene);
  book.note('bridge-out', { tx, from: from.address, to: bridge.address, asset, value });
  book.rest('bridge', { address: bridge.address, tx, asset, value, mixed: false, service: 'cbridge' });
  const out = book.amount(asset, value);
  return { protocol: 'cbridge', tx, time: world.time, from, value, out, address: from.address, id };
}
