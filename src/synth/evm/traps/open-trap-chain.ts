import type { Random } from '../../random.ts';
import { createBlockFileSink } from '../create-block-file-sink.ts';
import { createEvmScene } from '../create-evm-scene.ts';
import { createEvmTraffic } from '../create-evm-traffic.ts';
import { evmStage } from '../evm-stage.ts';
import type { TruthChain } from '../evm-truth.ts';
import type { Party } from '../party.ts';
import type { TrapChain } from './trap-world.ts';

/** Seconds from block to block. */
const SPACING = 900;
const WALLETS = 60;
/** Transactions of ordinary people a block. */
const TRAFFIC = 2;
const CHAINS = {
  ethereum: { firstBlock: 12_040_000, tokens: ['WETH', 'USDT', 'USDC', 'DAI', 'LINK'] },
  bnb: { firstBlock: 5_700_000, tokens: ['WBNB', 'USDC', 'USDT', 'BUSD'] },
} as const;

export interface OpenTrapChain {
  readonly chain: TrapChain;
  /** Closes blocks, with ordinary traffic, until the open one is not before this time (UTC seconds). */
  playUntil(time: number): void;
  /** Closes the open block and writes the file. */
  finish(): TruthChain;
}

/** One EVM chain of the traps, as a file of blocks beside the truth. */
export async function openTrapChain(
  id: TrapChain['id'],
  about: {
    readonly file: string;
    readonly path: string;
    readonly firstTime: number;
    readonly random: Random;
  },
): Promise<OpenTrapChain> {
  const { random, firstTime } = about;
  const stage = evmStage({ chain: id, ...CHAINS[id], firstTime, spacing: SPACING });
  const sink = await createBlockFileSink(about.file, { chain: stage.chain, random });
  const scene = createEvmScene({ stage, sink, random, wallets: WALLETS });
  const traffic = createEvmTraffic(scene);
  const { world } = scene;
  const known = new Map<string, Party>();
  const vault = world.person();
  vault.held[0] = 10_000n * 10n ** 18n;

  function close(): void {
    const wanted = world.open + TRAFFIC;
    for (let idle = 0; world.open < wanted && idle < 100; idle++) traffic.act();
    world.closeBlock();
  }
  return {
    chain: {
      id,
      scene,
      vault,
      contract(address) {
        const party = known.get(address) ?? world.contract(address);
        known.set(address, party);
        return party;
      },
      asset: (symbol) => stage.assets.findIndex((one) => one.symbol === symbol),
    },
    playUntil(time) {
      while (world.time < time) close();
    },
    finish() {
      close();
      const { tipHash } = sink.finish();
      return {
        chain: id,
        form: 'blocks',
        path: about.path,
        transactions: world.transactions,
        firstBlock: stage.firstBlock,
        blocks: world.blocks,
        tipHash: tipHash!,
      };
    },
  };
}
