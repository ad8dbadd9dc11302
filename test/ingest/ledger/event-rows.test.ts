import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { EVENT_KINDS } from '../../../src/chains/evm/protocols/protocol-event.ts';
import { NO_ACCOUNT, NO_ASSET } from '../../../src/graph/ledger/columns.ts';
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
const swapped = {
  paidIn: { asset: {}, value: 2n ** 64n + 1n },
  paidOut: { asset: { contract: addressOf('TOK') }, value: 2n },
};
const blocks = ledgerBlocks([
  [
    {
      moves: [{ from: 'a', to: 'b', value: 1 }],
      events: [event('bridge-out', true), event('mixer-withdrawal', false)],
    },
    {
      moves: [
        { from: 'b', to: 'c', value: 1 },
        { from: 'c', to: 'b', value: 2, asset: 'TOK' },
      ],
      events: [
        { ...event('swap', false), ...swapped, payer: addressOf('b'), recipient: addressOf('a') },
        { ...event('bridge-in', true), recipient: addressOf('c') },
      ],
    },
  ],
]);

async function rowsOf(directory: string) {
  const source = openLedgerSource(directory);
  const batch = await source.transactions(Float64Array.of(0, 1));
  const { eventStart, eventKind, eventGenuine, eventLogIndex, eventPaidIn, eventPaidOut } = batch;
  const parties = await source.addresses(Uint32Array.of(batch.eventPayer[2]!, batch.eventRecipient[3]!));
  const words = [...batch.eventValueIn.slice(16, 24), ...batch.eventValueOut.slice(16, 24)];
  await source.close();
  const kinds = Array.from(eventKind, (kind) => EVENT_KINDS[kind]);
  const paid = Array.from(eventPaidIn, (asset, i) => [asset, eventPaidOut[i]!]);
  return {
    start: [...eventStart],
    kinds,
    genuine: [...eventGenuine],
    logs: [...eventLogIndex],
    paid,
    parties,
    nobody: [batch.eventRecipient[2]!, batch.eventPayer[3]!],
    words,
  };
}

it('events in ledger files say whether a listed contract emitted them; older files are refused, then built anew', async () => {
  const directory = join(folder.path, 'lake');
  await ingestBlocks(directory, blocks);
  const expected = {
    start: [0, 2, 4],
    kinds: ['bridge-out', 'mixer-withdrawal', 'swap', 'bridge-in'],
    genuine: [1, 0, 0, 1],
    logs: [0, 1, 0, 1],
    paid: [
      [NO_ASSET, NO_ASSET],
      [NO_ASSET, NO_ASSET],
      [0, 1],
      [NO_ASSET, NO_ASSET],
    ],
    // Whom an event names counts if he takes part in the transaction.
    parties: [addressOf('b'), addressOf('c')],
    nobody: [NO_ACCOUNT, NO_ACCOUNT],
    // 2^64 + 1 and 2, least word first.
    words: [1, 0, 1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0],
  };
  expect(await rowsOf(directory)).toEqual(expected);

  const checkpoint = join(directory, 'ledger', 'checkpoint.json');
  writeFileSync(checkpoint, readFileSync(checkpoint, 'utf8').replace('"version":9', '"version":8'));
  expect(() => openLedgerSource(directory)).toThrow(
    expect.objectContaining({
      code: 'GRAPH_VERSION',
      meta: expect.objectContaining({ found: 8, supported: 9 }),
    }),
  );
  await ingestBlocks(directory, blocks);
  expect(await rowsOf(directory)).toEqual(expected);
});
