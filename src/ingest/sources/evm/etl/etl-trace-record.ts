import { cell, type EtlRow } from './etl-row.ts';

/** `call_<transaction>_0_2` as ethereum-etl names a trace. */
const TRACE_ID = /^([a-z]+)_(0x[0-9a-f]{64})_([0-9_]*)$/;
/** What belongs to a block or to no transaction at all. */
const BLOCK_LEVEL = new Set(['reward', 'genesis', 'daofork']);

/**
 * A row of `traces` as `trace_block` has it; undefined for what is not part of a transaction. `positions` gives the
 * index of a transaction by its hash; a text says what is wrong.
 */
export function etlTraceRecord(
  row: EtlRow,
  positions: ReadonlyMap<string, number>,
): Record<string, unknown> | string | undefined {
  const name = String(cell(row, 'traceid') ?? '');
  const id = TRACE_ID.exec(name);
  const type = String(cell(row, 'tracetype') ?? name.split('_')[0]);
  if (BLOCK_LEVEL.has(type)) return undefined;
  const hash = String(cell(row, 'transactionhash', 'txhash') ?? id?.[2] ?? '').toLowerCase();
  const transactionPosition = positions.get(hash);
  if (transactionPosition === undefined) return 'a trace of a transaction that is not there';
  const traceAddress = path(row.traceaddress ?? id?.[3]);
  if (!traceAddress) return 'no trace address';
  const [from, to, value] = [cell(row, 'fromaddress'), cell(row, 'toaddress'), cell(row, 'value') ?? 0];
  const failed = cell(row, 'error') !== undefined || String(cell(row, 'status') ?? 1) === '0';
  return {
    type,
    action:
      type === 'suicide'
        ? { address: from, refundAddress: to, balance: value }
        : { callType: cell(row, 'calltype'), from, to, value, input: cell(row, 'input') },
    result: { address: to },
    error: failed ? 'failed' : undefined,
    traceAddress,
    transactionPosition,
  };
}

function path(value: unknown): number[] | undefined {
  const parts = Array.isArray(value)
    ? value
    : String(value ?? '')
        .split(/[,_]/)
        .filter((part) => part !== '');
  const numbers = parts.map(Number);
  return numbers.every((part) => Number.isSafeInteger(part) && part >= 0) ? numbers : undefined;
}
