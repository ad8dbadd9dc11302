import { createViews } from '../../lake/duckdb/create-views.ts';
import { type Duck, openDuckDb } from '../../lake/duckdb/open-duckdb.ts';
import { readColumns } from '../../lake/duckdb/read-columns.ts';
import { readManifest } from '../../lake/manifest.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { BitcoinLeg } from '../bridges/bridge-leg.ts';

export interface BitcoinLegWish {
  /** UTC seconds, both included. */
  readonly from: number;
  readonly to: number;
  /** Addresses that near legs name as recipients. */
  readonly recipients: readonly string[];
  /** Only memos that begin so count: `OUT:` for payouts; absent: every memo. */
  readonly memo?: RegExp;
  /** Only these transactions. */
  readonly txids?: readonly string[];
}

/**
 * Transactions of a Bitcoin lake that may be legs of a bridge: those with a memo (OP_RETURN text), and those that pay a
 * named recipient. Errors: LAKE_MISSING.
 */
export async function readBitcoinLegs(directory: string, wish: BitcoinLegWish): Promise<BitcoinLeg[]> {
  const manifest = readManifest(directory);
  if (!manifest) throw new JejakError('LAKE_MISSING', { meta: { directory } });
  const duck = await openDuckDb();
  try {
    await createViews(duck, directory, manifest);
    const memos = await readMemos(duck, wish);
    const wanted = new Set([...memos.keys(), ...(await payingTo(duck, wish))]);
    const legs: BitcoinLeg[] = [];
    const ids = [...wanted].sort((a, b) => a - b);
    for (let at = 0; at < ids.length; at += 2_000) {
      const sql = `SELECT o.tx_id, lower(hex(t.txid)), epoch(b.time)::BIGINT, a.address, o.value FROM outputs o
                   JOIN transactions t USING (tx_id) JOIN blocks b ON b.height = t.height
                   LEFT JOIN addresses a USING (address_id)
                   WHERE o.tx_id IN (${ids.slice(at, at + 2_000).join(', ')}) ORDER BY o.output_id`;
      for await (const { rows, columns } of readColumns(duck.connection, sql)) {
        for (let i = 0; i < rows; i++) {
          const id = Number(columns[0]![i]);
          const txid = String(columns[1]![i]);
          const output = {
            address: columns[3]![i] === null ? undefined : String(columns[3]![i]),
            value: BigInt(columns[4]![i] as bigint),
          };
          const last = legs[legs.length - 1];
          if (last?.txid === txid) {
            legs[legs.length - 1] = { ...last, outputs: [...last.outputs, output] };
            continue;
          }
          const memo = memos.get(id);
          const time = Number(columns[2]![i]);
          legs.push({ txid, ...(memo !== undefined && { memo }), outputs: [output], time });
        }
      }
    }
    return legs;
  } finally {
    duck.close();
  }
}

async function readMemos(duck: Duck, wish: BitcoinLegWish): Promise<Map<number, string>> {
  const memos = new Map<number, string>();
  const only = wish.txids
    ? `AND lower(hex(t.txid)) IN (${wish.txids.map((id) => `'${id}'`).join(', ') || "''"})`
    : '';
  const sql = `SELECT o.tx_id, o.script FROM outputs o JOIN transactions t USING (tx_id)
               JOIN blocks b ON b.height = o.height
               WHERE o.script_type = 'op_return' AND epoch(b.time) BETWEEN ${wish.from} AND ${wish.to} ${only}`;
  for await (const { rows, columns } of readColumns(duck.connection, sql)) {
    for (let i = 0; i < rows; i++) {
      const memo = memoOf(columns[1]![i] as Uint8Array);
      if (memo !== undefined && (wish.memo?.test(memo) ?? true)) memos.set(Number(columns[0]![i]), memo);
    }
  }
  return memos;
}

async function payingTo(duck: Duck, wish: BitcoinLegWish): Promise<number[]> {
  const names = wish.recipients.filter((name) => /^[0-9A-Za-z]{20,90}$/.test(name));
  if (names.length === 0) return [];
  const sql = `SELECT DISTINCT o.tx_id FROM outputs o JOIN addresses a USING (address_id)
               JOIN blocks b ON b.height = o.height
               WHERE a.address IN (${names.map((name) => `'${name}'`).join(', ')})
                 AND epoch(b.time) BETWEEN ${wish.from} AND ${wish.to}`;
  const found: number[] = [];
  for await (const { rows, columns } of readColumns(duck.connection, sql))
    for (let i = 0; i < rows; i++) found.push(Number(columns[0]![i]));
  return found;
}

/** The text that an OP_RETURN script pushes; undefined when it is no printable text. */
function memoOf(script: Uint8Array): string | undefined {
  if (script[0] !== 0x6a) return undefined;
  const op = script[1] ?? 0;
  const [at, length] = op <= 75 ? [2, op] : op === 0x4c ? [3, script[2] ?? 0] : [0, 0];
  if (length === 0 || at + length > script.length) return undefined;
  const text = Buffer.from(script.subarray(at, at + length)).toString('latin1');
  return /^[\x20-\x7e]+$/.test(text) ? text : undefined;
}
