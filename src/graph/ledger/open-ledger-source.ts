import { join } from 'node:path';
import {
  type LedgerCounts,
  type Manifest,
  manifestHash,
  readManifest,
  segmentDigest,
} from '../../lake/manifest.ts';
import { parseEvmAddress } from '../../primitives/evm-address.ts';
import { isEvmChain } from '../../primitives/evm-chain.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { tableRow } from '../../primitives/table-row.ts';
import { writeHex } from '../../primitives/write-hex.ts';
import { openEvmTables } from '../account-lake/open-evm-tables.ts';
import { readLakeEvents } from '../account-lake/read-lake-events.ts';
import type { AccountCoverage, AccountInfo, AccountSource } from '../account-source.ts';
import { gather } from '../files/gather.ts';
import { goesBack } from '../files/goes-back.ts';
import { idsFromBytes } from '../files/ids.ts';
import { KEY_BYTES } from '../index/run-file.ts';
import { openWhenAsked } from '../open-when-asked.ts';
import { accountKeys } from './append-ledger-indexes.ts';
import { BLOCK_FLAGS, LEDGER_COLUMNS, NO_ACCOUNT, TRANSFER_ROW } from './columns.ts';
import { createAssetReader } from './create-asset-reader.ts';
import { paidBefore } from './heal-ledger-links.ts';
import { readLedgerCheckpoint, refuseOtherVersion } from './ledger-checkpoint.ts';
import { type LedgerFiles, openLedgerFiles } from './ledger-files.ts';
import { readTransferBatch } from './read-transfer-batch.ts';
import { readTransferList } from './read-transfer-list.ts';
import { rowsInOrder } from './rows-in-order.ts';
import { splitHistory } from './split-history.ts';
import { readBalance } from './u256.ts';
import { walkHistory } from './walk-history.ts';

/**
 * The lake of an EVM chain by its ledger files. Errors: LAKE_MISSING, LAKE_VERSION, LAKE_FAMILY, GRAPH_VERSION,
 * GRAPH_MISSING, GRAPH_STALE.
 */
export function openLedgerSource(directory: string): AccountSource {
  const manifest = readManifest<LedgerCounts>(directory);
  if (!manifest) throw new JejakError('LAKE_MISSING', { meta: { directory } });
  if (!isEvmChain(manifest.chain))
    throw new JejakError('LAKE_FAMILY', { meta: { directory, found: manifest.chain, expected: 'EVM' } });
  const folder = join(directory, 'ledger');
  refuseOtherVersion(folder);
  const checkpoint = readLedgerCheckpoint(folder);
  if (!checkpoint) throw new JejakError('GRAPH_MISSING', { meta: { directory } });
  if (checkpoint.digests.join() !== manifest.segments.map(segmentDigest).join())
    throw new JejakError('GRAPH_STALE', { meta: { directory: folder } });
  const files = openLedgerFiles(folder, 'read');
  const tables = openWhenAsked(() => openEvmTables(directory, manifest));
  const readAssets = createAssetReader(files, tables.get);
  // What was opened stays what it is.
  let coverage: AccountCoverage | undefined;
  return {
    kind: 'ledger files',
    async coverage() {
      coverage ??= coverageOf(files, manifest);
      return coverage;
    },
    transfers: async (ids) => readTransferList(files, ids),
    async transactionsOf(transfers) {
      const rows = gather(files.columns.transferRow, transfers);
      const view = new DataView(rows.buffer);
      const { width } = LEDGER_COLUMNS.transferRow;
      const ids = new Set<number>();
      for (let i = 0; i < transfers.length; i++) ids.add(view.getUint32(i * width + TRANSFER_ROW.tx, true));
      return readTransferBatch(files, Float64Array.from(ids).sort());
    },
    async neighbours(transfer, count) {
      const row = new DataView(gather(files.columns.transferRow, [transfer]).buffer);
      const tx = row.getUint32(TRANSFER_ROW.tx, true);
      const first = Math.max(0, count < 0 ? tx + 1 + count : tx);
      const end = count < 0 ? tx + 1 : Math.min(tx + count, files.counts().transactions);
      const ids = new Float64Array(end - first);
      for (let i = 0; i < ids.length; i++) ids[i] = first + i;
      return readTransferBatch(files, ids);
    },
    transactions: async (ids) => readTransferBatch(files, ids),
    async findTransaction(name) {
      const hash = tableRow.hash(name);
      if (!/^0x[0-9a-fA-F]{64}$/.test(hash))
        throw new JejakError('EVM_HASH_INVALID', { meta: { input: hash.slice(0, 100) } });
      // Zeros stand where a block's own row has no hash: no transaction is named by them.
      if (/^0x0+$/.test(hash)) return undefined;
      const key = new Uint8Array(KEY_BYTES);
      writeHex(hash, key, 0);
      const id = files.hashes.lookup(key)[0]!;
      return id < 0 ? undefined : id;
    },
    async hashes(ids) {
      const bytes = rowsInOrder(files, 'txHash', ids);
      return hexRows(bytes, 32, 32).map((text) => tableRow.name(text));
    },
    findAddress: async (address) => findHomes(files, [address])[0],
    findAddresses: async (texts) => findHomes(files, texts),
    async addresses(homes) {
      return hexRows(rowsInOrder(files, 'accountKey', homes), LEDGER_COLUMNS.accountKey.width, 20);
    },
    assets: readAssets,
    async assetHomes(ids) {
      const rows = rowsInOrder(files, 'assetKey', ids);
      const contracts = new Uint8Array(ids.length * 20);
      for (let i = 0; i < ids.length; i++) contracts.set(rows.subarray(i * 53, i * 53 + 20), i * 20);
      const found = files.accounts.lookup(accountKeys(contracts, new Uint32Array(ids.length)));
      return Uint32Array.from(found, (id, i) =>
        id < 0 || !rows.subarray(i * 53, i * 53 + 20).some(Boolean) ? NO_ACCOUNT : id,
      );
    },
    async accountsOf(home) {
      const newest = new Uint32Array(1);
      files.columns.accountNewest.read(home, new Uint8Array(newest.buffer));
      const ids: number[] = [];
      let account = newest[0]!;
      while (account !== NO_ACCOUNT) {
        ids.push(account);
        const previous = new Uint32Array(1);
        files.columns.accountPrevious.read(account, new Uint8Array(previous.buffer));
        account =
          previous[0] === NO_ACCOUNT
            ? NO_ACCOUNT
            : goesBack(files.columns.accountPrevious, account, previous[0]);
      }
      return readAccounts(files, Uint32Array.from(ids).sort());
    },
    accounts: async (ids) => readAccounts(files, ids),
    payments: async (ids) => paymentsOf(files, ids),
    async history(account, { before, limit }) {
      const ids: number[] = [];
      if (limit > 0)
        for (const id of walkHistory(files, account, before)) {
          ids.push(id);
          if (ids.length >= limit) break;
        }
      return Float64Array.from(ids);
    },
    async peers(homes, take) {
      files.peers.each(homes, take);
      return true;
    },
    split: async (account, tx) => splitHistory(files, account, tx),
    async lastTransaction(number) {
      const block = lastBlock(files, number);
      if (block < 0) return -1;
      const counts = files.counts();
      if (block === counts.blocks - 1) return counts.transactions - 1;
      return idsFromBytes(gather(files.columns.blockFirstTx, [block + 1]))[0]! - 1;
    },
    // The fields of an event stand in the lake alone.
    async *events(wish) {
      yield* readLakeEvents(await tables.get(), wish);
    },
    async close() {
      files.close();
      await tables.close();
    },
  };
}

function coverageOf(files: LedgerFiles, manifest: Manifest<LedgerCounts>): AccountCoverage {
  const { blocks, transactions, transfers, accounts } = manifest.totals;
  const flags = new Uint8Array(blocks);
  if (blocks > 0) files.columns.blockFlags.read(0, flags);
  const ends = blocks > 0 ? [0, blocks - 1] : [];
  const numbers = idsFromBytes(gather(files.columns.blockNumber, ends));
  const times = new Uint32Array(gather(files.columns.blockTime, ends).buffer);
  const flagged = (bit: number) => flags.reduce((sum, bits) => sum + (bits & bit ? 1 : 0), 0);
  return {
    chain: manifest.chain,
    firstNumber: numbers[0] ?? -1,
    tipHeight: numbers[1] ?? -1,
    tipTime: times[1] ?? 0,
    blocks,
    transactions,
    transfers,
    accounts,
    noTraces: flagged(BLOCK_FLAGS.noTraces),
    noReceipts: flagged(BLOCK_FLAGS.noReceipts),
    flowTable: flagged(BLOCK_FLAGS.flowTable),
    sourced: flagged(BLOCK_FLAGS.sourced),
    manifestHash: manifestHash(manifest),
  };
}

/** Payments of accounts, without those that a writer adds meanwhile. */
function paymentsOf(files: LedgerFiles, ids: ArrayLike<number>): Uint32Array {
  const paid = new Uint32Array(gather(files.columns.accountPaid, ids).buffer);
  if (files.columns.transferRow.rows() > files.counts().transfers)
    for (let i = 0; i < paid.length; i++) paid[i] = paidBefore(files, ids[i]!) ?? paid[i]!;
  return paid;
}

/** Home accounts of addresses. */
function findHomes(files: LedgerFiles, texts: readonly string[]): (number | undefined)[] {
  const bytes = new Uint8Array(texts.length * 20);
  for (const [i, text] of texts.entries()) writeHex(parseEvmAddress(text), bytes, i * 20);
  const ids = files.accounts.lookup(accountKeys(bytes, new Uint32Array(texts.length)));
  return Array.from(ids, (id) => (id < 0 ? undefined : id));
}

function readAccounts(files: LedgerFiles, ids: Uint32Array): AccountInfo[] {
  const lasts = idsFromBytes(rowsInOrder(files, 'accountLast', ids));
  const homes = new Uint32Array(rowsInOrder(files, 'accountHome', ids).buffer);
  const keys = new DataView(rowsInOrder(files, 'accountKey', ids).buffer);
  const { width } = LEDGER_COLUMNS.transferRow;
  const rows = rowsInOrder(
    files,
    'transferRow',
    lasts.filter((id) => id >= 0),
  );
  const view = new DataView(rows.buffer);
  const words = new BigUint64Array(rows.buffer);
  let row = 0;
  return Array.from(ids, (account, i) => {
    const last = lasts[i]!;
    const info = { account, home: homes[i]!, asset: keys.getUint32(i * 24 + 20, true), last };
    if (last < 0) return { ...info, balance: 0n, paid: 0 };
    const at = row++ * width;
    const received = view.getUint32(at + TRANSFER_ROW.toAccount, true) === account;
    const balance = received ? TRANSFER_ROW.toBalance : TRANSFER_ROW.fromBalance;
    const paid = received ? TRANSFER_ROW.toPaid : TRANSFER_ROW.fromPaid;
    const held = readBalance(words, (at + balance) >> 3);
    return {
      ...info,
      balance: held !== undefined && held < 0n ? 0n : held,
      paid: view.getUint32(at + paid, true),
    };
  });
}

/** Id of the last block whose number is not above; block numbers ascend with ids. */
function lastBlock(files: LedgerFiles, number: number): number {
  let low = 0;
  let high = files.counts().blocks;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (files.blocks.number.u64(middle) <= number) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The first `length` bytes of each row, as `0x` and digits. */
function hexRows(bytes: Uint8Array, width: number, length: number): string[] {
  const digits = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
  const texts: string[] = [];
  for (let at = 0; at < digits.length; at += 2 * width) texts.push(`0x${digits.slice(at, at + 2 * length)}`);
  return texts;
}
