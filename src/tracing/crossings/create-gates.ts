import type { Arriving, Gate } from '../engine/gate.ts';

/** A step at which a bridge pays out, and the steps on other chains that have to be passed before. */
export interface Barrier {
  /** First key of the step, in the direction of its chain's walk. */
  readonly key: number;
  readonly step: number;
  /** Number of the chain, and last key there; `drop`: gives it up, where it contradicts the order of the chains. */
  readonly after: { readonly chain: number; readonly last: number; readonly drop?: () => void }[];
}

export type GateClock = Pick<Gate, 'barrier' | 'watch' | 'at' | 'pass'>;

export interface Gates {
  readonly clocks: readonly GateClock[];
  /** A chain has come to its end, or is given up: nobody waits for it any more. */
  end(chain: number): void;
  /** Whoever waits is told so. */
  fail(error: unknown): void;
}

/** Every chain waits for another one: `step` is a transaction of `chain` that does. */
export class Circle extends Error {
  readonly chains: number;
  readonly chain: number;
  readonly step: number;

  constructor(chains: number, chain: number, step: number) {
    super('chains wait for each other');
    this.chains = chains;
    this.chain = chain;
    this.step = step;
  }
}

interface Waiting {
  readonly go: () => void;
  readonly fail: (error: unknown) => void;
}

/**
 * The order of a trace over several chains. Each chain keeps its own order; at a step that pays out what another chain was
 * paid it waits until that one has passed the payment. So nothing is computed twice, and no clocks of two chains are
 * compared. `barriers`: by chain, ascending. `deliver`: what arrives at a barrier when it may be passed. `pass` throws a Circle
 * when every chain waits for another one.
 */
export function createGates(
  barriers: readonly (readonly Barrier[])[],
  deliver: (chain: number, barrier: Barrier) => Promise<readonly Arriving[]>,
): Gates {
  /** Everything below has had its turn. */
  const reached = barriers.map(() => Number.NEGATIVE_INFINITY);
  const index = barriers.map(() => 0);
  const waiting = new Map<number, Waiting>();
  let running = barriers.length;

  const isOpen = (chain: number) =>
    barriers[chain]![index[chain]!]!.after.every((near) => reached[near.chain]! > near.last);

  /** Lets go on whoever may, and notes what the others wait for. */
  function wake(): void {
    for (const clock of clocks) clock.watch = Number.POSITIVE_INFINITY;
    for (const [chain, { go }] of waiting) {
      if (isOpen(chain)) {
        waiting.delete(chain);
        running += 1;
        go();
        continue;
      }
      for (const near of barriers[chain]![index[chain]!]!.after)
        if (reached[near.chain]! <= near.last)
          clocks[near.chain]!.watch = Math.min(clocks[near.chain]!.watch, near.last);
    }
    if (running > 0 || waiting.size === 0) return;
    if (giveUp()) wake();
    else fail(circle());
  }

  /** Of a circle one wait that may be given up, the first chain's first. */
  function giveUp(): boolean {
    for (const [chain] of [...waiting].sort(([a], [b]) => a - b)) {
      const { after } = barriers[chain]![index[chain]!]!;
      const at = after.findIndex((near) => near.drop && reached[near.chain]! <= near.last);
      if (at < 0) continue;
      for (const near of after.splice(at, 1)) near.drop!();
      return true;
    }
    return false;
  }

  function circle(): Circle {
    const [chain] = waiting.keys();
    return new Circle(waiting.size, chain!, barriers[chain!]![index[chain!]!]!.step);
  }

  function fail(error: unknown): void {
    const all = [...waiting.values()];
    waiting.clear();
    running += all.length;
    for (const one of all) one.fail(error);
  }

  const clocks = barriers.map((own, chain): GateClock => {
    const clock: GateClock = {
      barrier: own[0]?.key ?? Number.POSITIVE_INFINITY,
      watch: Number.POSITIVE_INFINITY,
      at(key) {
        reached[chain] = Math.max(reached[chain]!, key);
        wake();
      },
      async pass() {
        const barrier = own[index[chain]!]!;
        reached[chain] = Math.max(reached[chain]!, barrier.key);
        if (!isOpen(chain))
          await new Promise<void>((resolve, reject) => {
            waiting.set(chain, { go: resolve, fail: reject });
            running -= 1;
            wake();
          });
        else wake();
        index[chain]! += 1;
        clock.barrier = own[index[chain]!]?.key ?? Number.POSITIVE_INFINITY;
        return deliver(chain, barrier);
      },
    };
    return clock;
  });
  return {
    clocks,
    end(chain) {
      reached[chain] = Number.POSITIVE_INFINITY;
      running -= 1;
      wake();
    },
    fail,
  };
}
