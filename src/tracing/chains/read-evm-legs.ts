import { parseStoredEvent } from '../../chains/evm/protocols/parse-stored-event.ts';
import type { EventAmount } from '../../chains/evm/protocols/protocol-event.ts';
import { createViews } from '../../lake/duckdb/create-views.ts';
import { openDuckDb } from '../../lake/duckdb/open-duckdb.ts';
import { readColumns } from '../../lake/duckdb/read-columns.ts';
import { type LedgerCounts, readManifest } from '../../lake/manifest.ts';
import { EVM_TABLES } from '../../lake/schema/evm/evm-tables.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { EvmLeg } from '../bridges/bridge-leg.ts';

export interface LegWish {
  readonly kind: 'bridge-out' | 'bridge-in';
  /** Only those of these transactions; absent: all within the time. */
  readonly hashes?: readonly string[];
  /** UTC seconds, both included. */
  readonly from?: number;
  readonly to?: number;
}

/** The bridge events of an EVM lake as legs, in chain order. Errors: LAKE_MISSING. */
export async function readEvmLegs(directory: string, wish: LegWish): Promise<EvmLeg[]> {
  const manifest = readManifest<LedgerCounts>(directory);
  if (!manifest) throw new JejakError('LAKE_MISSING', { meta: { directory } });
  if (wish.hashes?.length === 0) return [];
  const duck = await openDuckDb();
  try {
    await createViews(duck, directory, manifest, EVM_TABLES);
    const decimals = new Map<string, number>();
    const known = `SELECT lower(hex(contract)), decimals FROM assets WHERE decimals IS NOT NULL`;
    for await (const { rows, columns } of readColumns(duck.connection, known))
      for (let i = 0; i < rows; i++)
        decimals.set(columns[0]![i] === null ? '' : `0x${columns[0]![i]}`, Number(columns[1]![i]));
    const only = wish.hashes
      ? `AND lower(hex(t.hash)) IN (${wish.hashes.map((hash) => `'${hash.slice(2).toLowerCase()}'`).join(', ')})`
      : '';
    const sql = `SELECT e.fields, lower(hex(t.hash)), epoch(b.time)::BIGINT FROM events e
                 JOIN transactions t USING (tx_id) JOIN blocks b ON b.number = e.number
                 WHERE e.kind = '${wish.kind}' AND epoch(b.time) BETWEEN ${wish.from ?? 0} AND ${wish.to ?? 4_294_967_295} ${only}
                 ORDER BY e.event_id`;
    const legs: EvmLeg[] = [];
    for await (const { rows, columns } of readColumns(duck.connection, sql)) {
      for (let i = 0; i < rows; i++) {
        const event = parseStoredEvent(String(columns[0]![i]));
        const amount = wish.kind === 'bridge-out' ? event.paidIn : event.paidOut;
        const places = amount && decimals.get(contractOf(amount));
        legs.push({
          event,
          chain: manifest.chain,
          txHash: `0x${columns[1]![i]}`,
          time: Number(columns[2]![i]),
          ...(places !== undefined && { decimals: places }),
        });
      }
    }
    return legs;
  } finally {
    duck.close();
  }
}

function contractOf(amount: EventAmount): string {
  return amount.asset.contract ?? '';
}
