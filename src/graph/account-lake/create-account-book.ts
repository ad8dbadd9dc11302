import { within } from '../../lake/duckdb/within.ts';
import { createLru } from '../../primitives/create-lru.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { NO_ACCOUNT } from '../ledger/columns.ts';
import type { EvmTables } from './open-evm-tables.ts';

/** Accounts that are known without a look into the table, which has no index: each look reads all of it. */
const KNOWN = 500_000;
/** Addresses that are looked up at once. */
const AT_ONCE = 20_000;
/** Asset of a home account. */
export const COIN = 0;

/** One asset of one address; `address` without `0x`, null for nobody. */
export interface AccountName {
  readonly address: string | null;
  readonly asset: number;
}

/** Ids of accounts by address and asset, and the reverse. */
export interface AccountBook {
  /** Ids of accounts; NO_ACCOUNT for nobody and for what the table does not have. */
  find(names: readonly AccountName[]): Promise<Uint32Array>;
  /** The same of accounts that have to be there. Errors: LAKE_DAMAGED. */
  idsOf(names: readonly AccountName[]): Promise<Uint32Array>;
  /** Errors: ADDRESS_UNKNOWN. */
  namesOf(ids: ArrayLike<number>): Promise<(AccountName & { readonly address: string })[]>;
}

export function createAccountBook(tables: EvmTables): AccountBook {
  const known = createLru<string, number>(KNOWN);
  const keyOf = (address: string, asset: number) => `${address} ${asset}`;

  /** Looks addresses up in the table, in the assets that are asked for; `found` takes what is there. */
  async function lookUp(
    addresses: readonly string[],
    assets: ReadonlySet<number>,
    found: Map<string, number>,
  ) {
    for (let at = 0; at < addresses.length; at += AT_ONCE) {
      const list = addresses.slice(at, at + AT_ONCE).map((address) => `'${address}'`);
      const sql = `SELECT account_id, lower(hex(address)), asset_id FROM accounts
        WHERE address IN (SELECT from_hex(unnest([${list.join(',')}]))) AND ${within('asset_id', assets)}`;
      await tables.each(sql, ([id, address, asset]) => {
        const key = keyOf(String(address), Number(asset));
        found.set(key, Number(id));
        known.set(key, Number(id));
      });
    }
  }
  async function find(names: readonly AccountName[]): Promise<Uint32Array> {
    const found = new Map<string, number>();
    const missing = new Set<string>();
    const assets = new Set<number>();
    for (const { address, asset } of names) {
      if (address === null) continue;
      const key = keyOf(address, asset);
      const id = known.get(key);
      if (id !== undefined) found.set(key, id);
      else {
        missing.add(address);
        assets.add(asset);
      }
    }
    await lookUp([...missing], assets, found);
    return Uint32Array.from(names, ({ address, asset }) =>
      address === null ? NO_ACCOUNT : (found.get(keyOf(address, asset)) ?? NO_ACCOUNT),
    );
  }
  return {
    find,
    async idsOf(names) {
      const ids = await find(names);
      const lost = names.find(({ address }, i) => address !== null && ids[i] === NO_ACCOUNT);
      if (lost) {
        const reason = `no account of 0x${lost.address} in asset ${lost.asset}`;
        throw new JejakError('LAKE_DAMAGED', { meta: { file: `${tables.directory}: accounts`, reason } });
      }
      return ids;
    },
    async namesOf(ids) {
      const found = new Map<number, AccountName & { readonly address: string }>();
      const sql = `SELECT account_id, lower(hex(address)), asset_id FROM accounts
        WHERE ${within('account_id', Array.from(ids))}`;
      await tables.each(sql, ([id, address, asset]) => {
        found.set(Number(id), { address: String(address), asset: Number(asset) });
      });
      return Array.from(ids, (id) => {
        const name = found.get(id);
        if (!name) throw new JejakError('ADDRESS_UNKNOWN', { meta: { input: `#${id}` } });
        return name;
      });
    },
  };
}
