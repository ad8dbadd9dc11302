import { within } from '../lake/duckdb/within.ts';
import { type LedgerCounts, readManifest } from '../lake/manifest.ts';
import { parseEvmAddress } from '../primitives/evm-address.ts';
import { isEvmChain } from '../primitives/evm-chain.ts';
import { JejakError } from '../primitives/jejak-error.ts';
import { tableRow } from '../primitives/table-row.ts';
import { type AccountName, COIN, createAccountBook } from './account-lake/create-account-book.ts';
import { createHistoryReader } from './account-lake/create-history-reader.ts';
import type { AccountHistory } from './account-lake/create-history-writer.ts';
import { openEvmTables } from './account-lake/open-evm-tables.ts';
import { readLakeAssets } from './account-lake/read-lake-assets.ts';
import { type LakeContext, readLakeBatch } from './account-lake/read-lake-batch.ts';
import { readLakeCoverage } from './account-lake/read-lake-coverage.ts';
import { readLakeEvents } from './account-lake/read-lake-events.ts';
import { readLakeList } from './account-lake/read-lake-list.ts';
import type { AccountInfo, AccountSource } from './account-source.ts';
import { countBelow } from './files/count-below.ts';
import { NO_ACCOUNT } from './ledger/columns.ts';
import { readBalance } from './ledger/u256.ts';

/** Transfers that histories may hold in memory, 44 bytes each. */
const HISTORY_TRANSFERS = 3_000_000;

/**
 * The AccountSource over the lake's Parquet files with the embedded DuckDB: it needs nothing but the tables, and is much
 * slower than ledger files, because links and balances stand in no table: they come from the histories of the accounts
 * that an answer names. With the same lake it answers the same, to the bit. `historyTransfers`: how many transfers of
 * histories it may hold. Errors: LAKE_MISSING, LAKE_VERSION, LAKE_FAMILY; LAKE_HISTORY_LARGE from every question that
 * needs a history.
 */
export async function openAccountLakeSource(
  directory: string,
  options: { readonly historyTransfers?: number } = {},
): Promise<AccountSource> {
  const manifest = readManifest<LedgerCounts>(directory);
  if (!manifest) throw new JejakError('LAKE_MISSING', { meta: { directory } });
  if (!isEvmChain(manifest.chain))
    throw new JejakError('LAKE_FAMILY', { meta: { directory, found: manifest.chain, expected: 'EVM' } });
  const tables = await openEvmTables(directory, manifest);
  const book = createAccountBook(tables);
  const { historyTransfers = HISTORY_TRANSFERS } = options;
  const histories = createHistoryReader(tables, book, { historyTransfers });
  const lake: LakeContext = { tables, book, histories };

  async function findAddresses(texts: readonly string[]): Promise<(number | undefined)[]> {
    const homes = await book.find(
      texts.map((text) => ({ address: bare(parseEvmAddress(text)), asset: COIN })),
    );
    return Array.from(homes, (home) => (home === NO_ACCOUNT ? undefined : home));
  }
  async function historyOf(account: number): Promise<AccountHistory> {
    let found: AccountHistory | undefined;
    await histories.visit([account], (_, history) => {
      found = history;
    });
    return found!;
  }
  /** First transfer behind a transaction. */
  async function borderOf(tx: number): Promise<number> {
    if (tx + 1 >= tables.totals.transactions) return tables.totals.transfers;
    const [row] = await tables.rows(`SELECT first_transfer_id FROM transactions WHERE tx_id = ${tx + 1}`);
    return Number(row![0]);
  }
  return {
    kind: 'lake on DuckDB',
    coverage: () => readLakeCoverage(tables, manifest),
    transfers: (ids) => readLakeList(lake, ids),
    transactionsOf: async (transfers) => readLakeBatch(lake, await transactionsOf(lake, transfers)),
    async neighbours(transfer, count) {
      const [tx] = await transactionsOf(lake, [transfer]);
      const first = Math.max(0, count < 0 ? tx! + 1 + count : tx!);
      const end = count < 0 ? tx! + 1 : Math.min(tx! + count, tables.totals.transactions);
      return readLakeBatch(
        lake,
        Float64Array.from({ length: end - first }, (_, i) => first + i),
      );
    },
    transactions: (ids) => readLakeBatch(lake, ids),
    async findTransaction(name) {
      const hash = tableRow.hash(name);
      if (!/^0x[0-9a-fA-F]{64}$/.test(hash))
        throw new JejakError('EVM_HASH_INVALID', { meta: { input: hash.slice(0, 100) } });
      const [row] = await tables.rows(
        `SELECT max(tx_id) FROM transactions WHERE hash = from_hex('${bare(hash)}')`,
      );
      return row![0] === null ? undefined : Number(row![0]);
    },
    async hashes(ids) {
      const found = new Map<number, string>();
      await tables.each(
        `SELECT tx_id, lower(hex(hash)) FROM transactions WHERE ${within('tx_id', ids)}`,
        ([id, hash]) => found.set(Number(id), tableRow.name(`0x${hash ?? '00'.repeat(32)}`)),
      );
      return Array.from(ids, (id) => known(found.get(id), id));
    },
    findAddress: async (address) => (await findAddresses([address]))[0],
    findAddresses,
    addresses: async (homes) => (await book.namesOf(homes)).map(({ address }) => `0x${address}`),
    async assets(ids) {
      const found = await readLakeAssets(tables, ids);
      return Array.from(ids, (id) => found.get(id)!);
    },
    async assetHomes(ids) {
      const found = await readLakeAssets(tables, ids);
      return book.find(
        Array.from(ids, (id) => {
          const { contract } = found.get(id)!;
          return { address: contract === undefined ? null : bare(contract), asset: COIN };
        }),
      );
    },
    async accountsOf(home) {
      // Only a home account stands for its address.
      const rows = await tables.rows(
        `SELECT account_id FROM accounts WHERE address IN
           (SELECT address FROM accounts WHERE account_id = ${home} AND asset_id = ${COIN}) ORDER BY account_id`,
      );
      return readAccounts(
        lake,
        Uint32Array.from(rows, ([id]) => Number(id)),
      );
    },
    accounts: (ids) => readAccounts(lake, ids),
    async payments(ids) {
      const paid = new Map<number, number>();
      await histories.visit(ids, (account, history) => paid.set(account, history.paid.at(-1) ?? 0));
      return ids.map((id) => paid.get(id)!);
    },
    async history(account, { before, limit }) {
      const { transfers } = await historyOf(account);
      const end = before === undefined ? transfers.length : countBelow(transfers, before);
      return transfers.slice(Math.max(0, end - Math.max(0, limit)), end).reverse();
    },
    peers: async () => false,
    async split(account, tx) {
      const { transfers } = await historyOf(account);
      const end = countBelow(transfers, await borderOf(tx));
      return { before: transfers[end - 1] ?? -1, after: transfers[end] ?? -1 };
    },
    async lastTransaction(number) {
      const last = Math.min(number, Number.MAX_SAFE_INTEGER);
      const [row] = await tables.rows(
        `SELECT first_tx_id + tx_count - 1 FROM blocks WHERE number <= ${last} ORDER BY number DESC LIMIT 1`,
      );
      return row === undefined ? -1 : Number(row[0]);
    },
    events: (wish) => readLakeEvents(tables, wish),
    close: async () => tables.close(),
  };
}

/** Ids of the transactions that hold transfers, ascending. Errors: TX_UNKNOWN. */
async function transactionsOf({ tables }: LakeContext, transfers: ArrayLike<number>): Promise<Float64Array> {
  const found = new Map<number, number>();
  const where = within('transfer_id', Array.from(transfers));
  await tables.each(`SELECT transfer_id, tx_id FROM transfers WHERE ${where}`, ([id, tx]) =>
    found.set(Number(id), Number(tx)),
  );
  const ids = new Set(Array.from(transfers, (id) => known(found.get(id), id)));
  return Float64Array.from(ids).sort();
}

async function readAccounts({ book, histories }: LakeContext, ids: Uint32Array): Promise<AccountInfo[]> {
  const names = await book.namesOf(ids);
  const homes = await book.idsOf(names.map(({ address }): AccountName => ({ address, asset: COIN })));
  const last = new Map<number, Pick<AccountInfo, 'last' | 'balance' | 'paid'>>();
  await histories.visit(ids, (account, { transfers, paid, balances }) => {
    const end = transfers.length - 1;
    if (end < 0) return;
    const held = readBalance(balances, 4 * end);
    last.set(account, {
      last: transfers[end]!,
      balance: held !== undefined && held < 0n ? 0n : held,
      paid: paid[end]!,
    });
  });
  return Array.from(ids, (account, i) => ({
    account,
    home: homes[i]!,
    asset: names[i]!.asset,
    ...(last.get(account) ?? { last: -1, balance: 0n, paid: 0 }),
  }));
}

function known<T>(found: T | undefined, id: number): T {
  if (found === undefined) throw new JejakError('TX_UNKNOWN', { meta: { input: `#${id}` } });
  return found;
}

/** Without `0x`, in lower case. */
function bare(text: string): string {
  return text.slice(2).toLowerCase();
}
