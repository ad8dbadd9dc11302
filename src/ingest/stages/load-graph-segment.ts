import { join } from 'node:path';
import { FLAG_COINBASE, FLAG_COINJOIN } from '../../graph/flow-source.ts';
import { KEY_BYTES } from '../../graph/index/run-file.ts';
import type { GraphSegment } from '../../graph/store/graph-segment.ts';
import type { Duck } from '../../lake/duckdb/open-duckdb.ts';
import { type ColumnVector, readColumns } from '../../lake/duckdb/read-columns.ts';
import { listedFile } from '../../lake/listed-file.ts';
import type { LakeSegment } from '../../lake/manifest.ts';
import { partitionFile } from '../../lake/partition.ts';

/** Reads back from the lake what graph files need of a segment: they are derived and can be made anew at any time. */
export async function loadGraphSegment(
  duck: Duck,
  lake: { readonly directory: string; readonly index: number; readonly segment: LakeSegment },
): Promise<GraphSegment> {
  const rows = (table: string) => listedFile(lake.segment, table, lake.index).rows;
  const scan = async (
    table: string,
    columns: string,
    take: (row: number, values: ColumnVector[], i: number) => void,
  ) => {
    const file = join(
      lake.directory,
      partitionFile(table, lake.index, listedFile(lake.segment, table, lake.index)),
    ).replaceAll("'", "''");
    let row = 0;
    for await (const chunk of readColumns(
      duck.connection,
      `SELECT ${columns} FROM read_parquet('${file}')`,
    )) {
      for (let i = 0; i < chunk.rows; i++) take(row++, chunk.columns, i);
    }
  };
  const segment: GraphSegment = {
    blocks: rows('blocks'),
    transactions: rows('transactions'),
    inputs: rows('inputs'),
    outputs: rows('outputs'),
    blockHash: new Uint8Array(rows('blocks') * 32),
    blockTime: new Uint32Array(rows('blocks')),
    blockBits: new Uint32Array(rows('blocks')),
    blockFirstTx: new Float64Array(rows('blocks')),
    txid: new Uint8Array(rows('transactions') * 32),
    txFlags: new Uint8Array(rows('transactions')),
    txMixes: new Uint16Array(rows('transactions')),
    txPrint: new Uint8Array(rows('transactions')),
    txLocktime: new Uint32Array(rows('transactions')),
    txWeight: new Uint32Array(rows('transactions')),
    txFirstInput: new Float64Array(rows('transactions')),
    txFirstOutput: new Float64Array(rows('transactions')),
    inputOutput: new Float64Array(rows('inputs')),
    inputAddress: new Float64Array(rows('inputs')),
    outputValue: new BigInt64Array(rows('outputs')),
    outputAddress: new Float64Array(rows('outputs')),
    wraps: new Uint32Array(0),
    newAddressKeys: new Uint8Array(rows('addresses') * KEY_BYTES),
  };
  const wraps: number[] = [];
  await scan(
    'blocks',
    'hash, epoch(time)::BIGINT, bits, first_tx_id',
    (row, [hash, time, bits, first], i) => {
      setReversed(segment.blockHash, row, hash![i] as Uint8Array);
      segment.blockTime[row] = Number(time![i]);
      segment.blockBits[row] = Number(bits![i]);
      segment.blockFirstTx[row] = Number(first![i]);
    },
  );
  const wanted = 'txid, coinbase, coinjoin, first_input_id, first_output_id, mixes, print, locktime, weight';
  await scan('transactions', wanted, (row, c, i) => {
    setReversed(segment.txid, row, c[0]![i] as Uint8Array);
    segment.txFlags[row] = (c[1]![i] ? FLAG_COINBASE : 0) | (c[2]![i] ? FLAG_COINJOIN : 0);
    segment.txFirstInput[row] = Number(c[3]![i]);
    segment.txFirstOutput[row] = Number(c[4]![i]);
    segment.txMixes[row] = Number(c[5]![i]);
    segment.txPrint[row] = Number(c[6]![i]);
    segment.txLocktime[row] = Number(c[7]![i]);
    segment.txWeight[row] = Number(c[8]![i]);
  });
  await scan(
    'inputs',
    'output_id, address_id, wrapped_address_id, tx_id',
    (row, [output, address, inner, tx], i) => {
      segment.inputOutput[row] = output![i] === null ? -1 : Number(output![i]);
      segment.inputAddress[row] = address![i] === null ? -1 : Number(address![i]);
      if (inner![i] !== null) wraps.push(segment.inputAddress[row]!, Number(inner![i]), Number(tx![i]));
    },
  );
  await scan('outputs', 'value, address_id', (row, [value, address], i) => {
    segment.outputValue[row] = value![i] as bigint;
    segment.outputAddress[row] = address![i] === null ? -1 : Number(address![i]);
  });
  await scan('addresses', 'address_key', (row, [key], i) => {
    segment.newAddressKeys.set(key![i] as Uint8Array, row * KEY_BYTES);
  });
  return { ...segment, wraps: Uint32Array.from(wraps) };
}

function setReversed(target: Uint8Array, row: number, displayed: Uint8Array): void {
  for (let i = 0; i < 32; i++) target[row * 32 + i] = displayed[31 - i]!;
}
