import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JejakError } from '../../src/primitives/jejak-error.ts';
import type { Alert } from '../../src/watch/alert.ts';
import { openJournal } from '../../src/watch/journal/open-journal.ts';
import { deliverAlerts } from '../../src/watch/sinks/deliver-alerts.ts';
import { jsonlSink } from '../../src/watch/sinks/jsonl-sink.ts';
import { watchBlocks } from '../../src/watch/watch-blocks.ts';
import { readWatchState, writeWatchState } from '../../src/watch/watch-state.ts';
import { type FakeBlock, fakeChain } from './support/fake-chain.ts';

/** Histories in the short form; JEJAK_LONG=1 makes it twenty times as many. */
const RUNS = process.env.JEJAK_LONG ? 3_000 : 150;
const SEED = Number(process.env.JEJAK_SEED ?? 20_251_123);

const ENTRIES = ['a', 'b'].map((address) => ({
  id: `watch-${address}`,
  kind: 'address' as const,
  address,
  after: -1,
}));

class Killed extends Error {}

interface Day {
  readonly confirmations: number;
  readonly fault: { readonly at: number; readonly cut: number } | undefined;
}

/**
 * One day of the watch in a folder: look, then send; a fault may end it anywhere, also in the middle of a line. True
 * when it came to its end, false when it was killed or the data are behind.
 */
async function day(
  folder: string,
  { blocks, confirmations, fault }: Day & { readonly blocks: readonly FakeBlock[] },
): Promise<boolean> {
  const journalFile = join(folder, 'alerts.jsonl');
  const outFile = join(folder, 'out.jsonl');
  let steps = 0;
  const step = (file?: string, before = 0) => {
    steps += 1;
    if (!fault || steps !== fault.at) return;
    // The last write is on the disk only in part.
    if (file && existsSync(file)) {
      const { size } = statSync(file);
      truncateSync(file, Math.max(before, size - Math.min(fault.cut, size - before)));
    }
    throw new Killed();
  };
  const journal = openJournal(journalFile, 'write');
  const sink = jsonlSink('file', outFile);
  try {
    const sizeOf = (file: string) => (existsSync(file) ? statSync(file).size : 0);
    const watched = {
      ...journal,
      append(alerts: readonly Alert[]) {
        const before = sizeOf(journalFile);
        journal.append(alerts);
        step(journalFile, before);
      },
    };
    await watchBlocks(
      {
        chain: fakeChain(blocks),
        journal: watched,
        state: readWatchState(join(folder, 'state.json')),
        save(state) {
          step();
          writeWatchState(join(folder, 'state.json'), state);
          step();
        },
      },
      { entries: ENTRIES, confirmations, atOnce: 2 },
    );
    await deliverAlerts(join(folder, 'delivered'), {
      journal,
      sink: {
        ...sink,
        async send(alert) {
          const before = sizeOf(outFile);
          await sink.send(alert);
          step(outFile, before);
        },
      },
    });
    return true;
  } catch (error) {
    if (error instanceof Killed || (error as JejakError).code === 'WATCH_BEHIND') return false;
    throw error;
  } finally {
    sink.close();
    journal.close();
  }
}

/** What the receiver believes after reading everything: transactions that stand, by entry. */
function believed(folder: string): { standing: string[]; ids: string[] } {
  const lines = readFileSync(join(folder, 'out.jsonl'), 'utf8').trimEnd().split('\n').filter(Boolean);
  const alerts = lines.map((line) => JSON.parse(line) as Alert);
  const standing = new Map<string, Alert>();
  for (const alert of alerts)
    if (alert.kind === 'alert') standing.set(alert.id, alert);
    else standing.delete(alert.of!);
  return {
    standing: [...standing.values()].map(({ entry, tx }) => `${entry} ${tx}`).sort(),
    ids: alerts.map(({ id }) => id),
  };
}

const truth = (blocks: readonly FakeBlock[]) =>
  blocks
    .flatMap(({ txs }) =>
      txs.filter(({ address }) => address !== 'c').map(({ tx, address }) => `watch-${address} ${tx}`),
    )
    .sort();

describe(`a watch that is killed and reorganised (repeat: JEJAK_SEED=${SEED} npx vitest run test/watch)`, () => {
  it('tells everything once, and takes back what is gone', async () => {
    // A day of the chain: how many blocks are lost, and the transactions of each new block by their numbers.
    const days = fc.array(
      fc.record({
        lost: fc.integer({ min: 0, max: 4 }),
        blocks: fc.array(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 3 }), { maxLength: 4 }),
        fault: fc.option(
          fc.record({ at: fc.integer({ min: 1, max: 12 }), cut: fc.integer({ min: 0, max: 400 }) }),
          {
            nil: undefined,
          },
        ),
      }),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(days, fc.integer({ min: 0, max: 2 }), async (list, confirmations) => {
        const folder = mkdtempSync(join(tmpdir(), 'jejak-test-'));
        try {
          let chain: FakeBlock[] = [];
          let made = 0;
          let longest = 0;
          for (const { lost, blocks, fault } of list) {
            chain = chain.slice(0, Math.max(0, chain.length - lost));
            for (const numbers of blocks) {
              const there = new Set(chain.flatMap(({ txs }) => txs.map(({ tx }) => tx)));
              const txs = [...new Set(numbers)]
                .map((number) => ({ tx: `tx${number}`, address: 'abc'[number % 3]! }))
                .filter(({ tx }) => !there.has(tx));
              chain.push({ hash: `block ${++made}`, txs });
            }
            longest = Math.max(longest, chain.length);
            // A killed day is not looked at again before the chain goes on, maybe another way.
            const whole = await day(folder, { blocks: chain, confirmations, fault });
            if (!whole) continue;
            const { standing, ids } = believed(folder);
            // What is told is on the chain, and all that is deep enough is told.
            const deep = truth(chain.slice(0, Math.max(0, chain.length - confirmations)));
            expect(standing).toEqual(expect.arrayContaining(deep));
            // Of a block that the data do not reach any more nobody can say that it was replaced.
            if (chain.length >= longest) expect(truth(chain)).toEqual(expect.arrayContaining(standing));
            expect(new Set(ids).size).toBe(ids.length);
          }
          const told = truth(chain);
          for (let empty = 0; empty < confirmations || chain.length < longest; empty++)
            chain.push({ hash: `block ${++made}`, txs: [] });
          expect(await day(folder, { blocks: chain, confirmations, fault: undefined })).toBe(true);
          const { standing, ids } = believed(folder);
          expect(standing).toEqual(told);
          expect(new Set(ids).size).toBe(ids.length);
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      }),
      { seed: SEED, numRuns: RUNS },
    );
  }, 600_000);
});
