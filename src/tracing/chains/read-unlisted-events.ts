import { parseStoredEvent } from '../../chains/evm/protocols/parse-stored-event.ts';
import type { EventKind } from '../../chains/evm/protocols/protocol-event.ts';
import { createViews } from '../../lake/duckdb/create-views.ts';
import { openDuckDb } from '../../lake/duckdb/open-duckdb.ts';
import { readColumns } from '../../lake/duckdb/read-columns.ts';
import { type LedgerCounts, readManifest } from '../../lake/manifest.ts';
import { EVM_TABLES } from '../../lake/schema/evm/evm-tables.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { AccountTraceResult } from '../accounts/account-trace-result.ts';
import type { ProtocolCandidate } from './chains-result.ts';

/** What would end a trace if a listed contract said it; what a pool says of an exchange changes only its name. */
const KINDS: Readonly<Record<'forward' | 'backward', readonly EventKind[]>> = {
  forward: ['mixer-deposit', 'bridge-out', 'liquidity-add'],
  backward: ['mixer-withdrawal', 'bridge-in', 'liquidity-remove'],
};
const CHUNK = 2_000;

/**
 * Events of mixers, bridges and pools in the transactions that traced value passed, as far as no listed contract emitted
 * them, in chain order. Needs recorded hops. Errors: LAKE_MISSING.
 */
export async function readUnlistedEvents(
  directory: string,
  result: AccountTraceResult,
): Promise<ProtocolCandidate[]> {
  const hashOf = new Map(result.hops.map(({ tx, hash }) => [tx, hash]));
  if (hashOf.size === 0) return [];
  const manifest = readManifest<LedgerCounts>(directory);
  if (!manifest) throw new JejakError('LAKE_MISSING', { meta: { directory } });
  const kinds = KINDS[result.parameters.direction].map((kind) => `'${kind}'`).join(', ');
  const ids = [...hashOf.keys()].sort((a, b) => a - b);
  const found: ProtocolCandidate[] = [];
  const duck = await openDuckDb();
  try {
    await createViews(duck, directory, manifest, EVM_TABLES);
    for (let at = 0; at < ids.length; at += CHUNK) {
      const sql = `SELECT tx_id, fields FROM events WHERE NOT genuine AND kind IN (${kinds})
                   AND tx_id IN (${ids.slice(at, at + CHUNK).join(', ')}) ORDER BY event_id`;
      for await (const { rows, columns } of readColumns(duck.connection, sql))
        for (let i = 0; i < rows; i++) {
          const { kind, protocol, site } = parseStoredEvent(String(columns[1]![i]));
          const tx = hashOf.get(Number(columns[0]![i]))!;
          found.push({ chain: manifest.chain, tx, kind, protocol, site, reason: 'contract-not-listed' });
        }
    }
    return found;
  } finally {
    duck.close();
  }
}
