import { JejakError } from '../../primitives/jejak-error.ts';
import { createEvmTraffic } from './create-evm-traffic.ts';
import type { EvmScene } from './evm-scene.ts';

/** Blocks between two looks at whether somebody wants to end it. */
const BREATH = 64;

export interface PlayOptions {
  readonly transactions: number;
  readonly perBlock: number;
  /** Acts of the story, one after the other over the middle of the chain. */
  readonly acts: readonly (() => void)[];
  readonly signal?: AbortSignal | undefined;
}

/** Fills blocks with ordinary traffic and the acts of the story until there are so many transactions. */
export async function playEvmScene(scene: EvmScene, options: PlayOptions): Promise<void> {
  const { world } = scene;
  const { transactions, perBlock, acts } = options;
  const traffic = createEvmTraffic(scene);
  const due = (act: number) => transactions * (0.3 + (0.6 * act) / acts.length);
  let act = 0;
  while (world.transactions < transactions || act < acts.length) {
    if (options.signal?.aborted) throw new JejakError('CANCELLED');
    // One act a block at most: the thief waits for each payment to be confirmed.
    if (act < acts.length && world.transactions >= due(act)) acts[act++]!();
    const wanted = Math.min(perBlock, Math.max(1, transactions - world.transactions + world.open));
    for (let idle = 0; world.open < wanted && idle < 1_000; idle++) traffic.act();
    world.closeBlock();
    if (world.blocks % BREATH === 0) await new Promise((resume) => setImmediate(resume));
  }
}
