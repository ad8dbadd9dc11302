import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { EVENT_KINDS } from '../../../src/chains/evm/protocols/protocol-event.ts';
import { openLedgerSource } from '../../../src/graph/ledger/open-ledger-source.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, ingestBlocks, ledgerBlocks } from '../../support/make-ledger.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const event = (kind: (typeof EVENT_KINDS)[number], genuine: boolean) => ({
  kind,
  genuine,
  protocol: 'across',
  site: addressOf(kind),
});
const blocks = ledgerBlocks([
  [
    {
      moves: [{ from: 'a', to: 'b', value: 1 }],
      events: [event('bridge-out', true), event('mixer-withdrawal', false)],
    },
    { moves: [{ from: 'b', to: 'c', value: 1 }], events: [event('swap', false), event('bridge-in', true)] },
  ],
]);

async function rowsOf(directory: string) {
  const source = openLedgerSource(directory);
  const { eventStart, eventKind, eventGenuine, eventLogIndex } = await source.transactions(
    Float64Array.of(0, 1),
  );
  await source.close();
  const kinds = Array.from(eventKind, (kind) => EVENT_KINDS[kind]);
  return { start: [...eventStart], kinds, genuine: [...eventGenuine], logs: [...eventLogIndex] };
}

it('events in ledger files say whether a listed contract emitted them; older files are refused, then built anew', async () => {
  const directory = join(folder.path, 'lake');
  await ingestBlocks(directory, blocks);
  const expected = {
    start: [0, 2, 4],
    kinds: ['bridge-out', 'mixer-withdrawal', 'swap', 'bridge-in'],
    genuine: [1, 0, 0, 1],
    logs: [0, 1, 0, 1],
  };
  expect(await rowsOf(directory)).toEqual(expected);

  const checkpoint = join(directory, 'ledger', 'checkpoint.json');
  writeFileSync(checkpoint, readFileSync(checkpoint, 'utf8').replace('"version":4', '"version":3'));
  expect(() => openLedgerSource(directory)).toThrow(
    expect.objectContaining({
      code: 'GRAPH_VERSION',
      meta: expect.objectContaining({ found: 3, supported: 4 }),
    }),
  );
  await ingestBlocks(directory, blocks);
  expect(await rowsOf(directory)).toEqual(expected);
});
