import { statSync } from 'node:fs';
import { join } from 'node:path';
import { JejakError } from '../../primitives/jejak-error.ts';
import { type Labels, openLabels } from './labels.ts';
import { type Lake, openLake } from './lake.ts';

export interface WorldSettings {
  /** Folders of lakes, one per chain. */
  readonly lakes: readonly string[];
  /** Folder into which tags and sanctions lists were imported; absent: nothing is named. */
  readonly labels?: string;
  /** `lake` asks the tables instead of the files for random access: slower, the same answers. */
  readonly engine?: 'graph' | 'lake';
  /** The UTC day of the questions, 2025-03-21: which names and listings hold. */
  readonly on: string;
  /** Of Jejak. */
  readonly version: string;
  readonly signal?: AbortSignal;
}

/**
 * What is open: lakes, names, lists. Opened once, closed once, asked by many at the same time. No texts, no clock, no
 * command line in it.
 */
export interface World {
  readonly version: string;
  /** Chains of the lakes, in the order of the settings. */
  readonly chains: readonly string[];
  readonly labels?: Labels;
  readonly signal?: AbortSignal;
  /**
   * Runs a question on the lake of a chain; without one on the only lake. Who ingests beside it is noticed: the next
   * question sees the new data, a running one keeps its own to the end. Errors: WORLD_CHAIN, those of openLake.
   */
  use<T>(chain: string | undefined, ask: (lake: Lake) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

interface Held {
  readonly folder: string;
  readonly state: string;
  readonly lake: Lake;
  users: number;
  /** Another state has taken its place: closed when the last user has gone. */
  left: boolean;
}

/** Errors: LAKE_MISSING, LAKE_DAMAGED, LAKE_VERSION, GRAPH_MISSING, GRAPH_STALE, WORLD_CHAIN, TAG_STORE, SANCTION_STORE. */
export async function openWorld(settings: WorldSettings): Promise<World> {
  const { lakes, engine = 'graph', version, signal } = settings;
  const held = new Map<string, Held>();
  const hold = async (folder: string): Promise<Held> => {
    const state = stateOf(folder);
    return { folder, state, lake: await openLake(folder, engine), users: 0, left: false };
  };
  const closeAll = async () => {
    for (const { lake } of held.values()) await lake.close();
  };
  try {
    for (const folder of lakes) {
      const one = await hold(folder);
      const { chain } = one.lake;
      const other = held.get(chain);
      held.set(other ? `${chain} ${folder}` : chain, one);
      if (other)
        throw new JejakError('WORLD_CHAIN', { meta: { chain, known: `${other.folder}, ${folder}` } });
    }
    const labels = settings.labels === undefined ? undefined : openLabels(settings.labels, settings.on);
    const chains = [...held.keys()];
    return {
      version,
      chains,
      ...(labels ? { labels } : {}),
      ...(signal ? { signal } : {}),
      async use(wanted, ask) {
        const chain = wanted ?? (chains.length === 1 ? chains[0] : undefined);
        let one = chain === undefined ? undefined : held.get(chain);
        if (!one || chain === undefined)
          throw new JejakError('WORLD_CHAIN', { meta: { chain: wanted ?? '?', known: chains.join(', ') } });
        if (one.state !== stateOf(one.folder)) {
          const next = await hold(one.folder);
          // Somebody may have been faster while this one was opened.
          const now = held.get(chain)!;
          if (now.state === next.state) await next.lake.close();
          else {
            held.set(chain, next);
            now.left = true;
            if (now.users === 0) await now.lake.close();
          }
          one = held.get(chain)!;
        }
        one.users += 1;
        try {
          return await ask(one.lake);
        } finally {
          one.users -= 1;
          if (one.left && one.users === 0) await one.lake.close();
        }
      },
      async close() {
        labels?.close();
        await closeAll();
      },
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** Which manifest a folder has: it is replaced as a whole. */
function stateOf(folder: string): string {
  const stat = statSync(join(folder, 'manifest.json'), { throwIfNoEntry: false, bigint: true });
  return stat ? `${stat.ino} ${stat.mtimeNs} ${stat.size}` : '';
}
