import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { LEDGER_COLUMNS, TRANSFER_ROW } from '../../src/graph/ledger/columns.ts';
import type { LedgerFiles } from '../../src/graph/ledger/ledger-files.ts';
import { walkHistory } from '../../src/graph/ledger/walk-history.ts';
import { openGraphSource } from '../../src/graph/open-graph-source.ts';
import { openGraphFiles } from '../../src/graph/store/graph-files.ts';
import { ingestFiles, makeChain, temporaryFolder } from '../support/make-chain.ts';
import { restateSums } from '../support/restate-sums.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

it.each([
  ['itself', 0],
  ['a later output', 5],
])(
  'outputs of an address whose list leads to %s are an error, not a walk without end',
  async (_name, ahead) => {
    const home = join(folder.path, `${ahead}`);
    await makeChain(home, { transactions: 1_000 });
    const data = join(home, 'lake');
    await ingestFiles(join(home, 'blocks'), data);
    const graph = openGraphFiles(join(data, 'graph'), 'read');
    const width = graph.columns.outputPrevious.width;
    const last = new Uint8Array(graph.columns.addressLast.width);
    graph.columns.addressLast.read(3, last);
    const output = Number(Buffer.from(last).readUIntLE(0, 6));
    const path = graph.columns.outputPrevious.path;
    graph.close();
    const bytes = Buffer.alloc(width);
    bytes.writeUIntLE(output + ahead, 0, 6);
    const file = openSync(path, 'r+');
    writeSync(file, bytes, 0, width, output * width);
    closeSync(file);
    restateSums(join(data, 'graph'));
    const source = openGraphSource(data);
    await expect(source.outputsOfAddress(3, { limit: 1_000 })).rejects.toMatchObject({
      code: 'GRAPH_LINK',
      meta: { row: output },
    });
    await source.close();
  },
  60_000,
);

/** Rows of transfers of account 7, each with the transfer that its link names. */
function filesOf(links: readonly number[]): LedgerFiles {
  const { width } = LEDGER_COLUMNS.transferRow;
  const rows = new Uint8Array(links.length * width);
  const view = new DataView(rows.buffer);
  links.forEach((link, i) => {
    view.setUint32(i * width + TRANSFER_ROW.fromAccount, 7, true);
    view.setUint32(i * width + TRANSFER_ROW.toAccount, 8, true);
    view.setFloat64(i * width + TRANSFER_ROW.fromPrevious, link, true);
  });
  const column = (bytes: Uint8Array, each: number) => ({
    path: 'made-up',
    width: each,
    read: (row: number, into: Uint8Array) => into.set(bytes.subarray(row * each, row * each + into.length)),
  });
  const last = new Uint8Array(8 * 8);
  new DataView(last.buffer).setBigUint64(7 * 8, BigInt(links.length - 1), true);
  return {
    counts: () => ({ transfers: links.length }),
    columns: { transferRow: column(rows, width), accountLast: column(last, 8) },
  } as unknown as LedgerFiles;
}

it('histories of accounts: links go back, or it is an error', () => {
  expect([...walkHistory(filesOf([-1, 0, 0]), 7)]).toEqual([2, 0]);
  for (const links of [
    [-1, 0, 2],
    [-1, 2, 1],
    [1, 0, 1],
  ])
    expect(() => [...walkHistory(filesOf(links), 7)]).toThrow(
      expect.objectContaining({ code: 'GRAPH_LINK' }),
    );
  // A transfer of somebody else in the list is not its end.
  expect(() => [...walkHistory(filesOf([-1, 0]), 6)]).toThrow(
    expect.objectContaining({ code: 'GRAPH_LINK' }),
  );
});
