import { cell, type EtlRow } from './etl-row.ts';
import { parseExactJson } from './parse-exact-json.ts';

/** A row of `blocks` under the names of JSON-RPC. It has no mixHash, so that the header's hash cannot be recomputed. */
export function etlBlockRecord(row: EtlRow): Record<string, unknown> {
  return {
    number: cell(row, 'number', 'blocknumber', 'blockid'),
    hash: cell(row, 'hash', 'blockhash'),
    parentHash: cell(row, 'parenthash'),
    sha3Uncles: cell(row, 'sha3uncles'),
    miner: cell(row, 'miner'),
    stateRoot: cell(row, 'stateroot'),
    transactionsRoot: cell(row, 'transactionsroot'),
    receiptsRoot: cell(row, 'receiptsroot'),
    logsBloom: cell(row, 'logsbloom'),
    difficulty: cell(row, 'difficulty'),
    gasLimit: cell(row, 'gaslimit'),
    gasUsed: cell(row, 'gasused'),
    timestamp: cell(row, 'timestamp'),
    extraData: cell(row, 'extradata') ?? '0x',
    mixHash: cell(row, 'mixhash'),
    nonce: cell(row, 'nonce'),
    baseFeePerGas: cell(row, 'basefeepergas'),
    withdrawalsRoot: cell(row, 'withdrawalsroot'),
    withdrawals: withdrawals(cell(row, 'withdrawals')),
    blobGasUsed: cell(row, 'blobgasused'),
    excessBlobGas: cell(row, 'excessblobgas'),
    parentBeaconBlockRoot: cell(row, 'parentbeaconblockroot'),
    requestsHash: cell(row, 'requestshash'),
  };
}

/** A list in JSON; in CSV a text of it, with the quotes of JSON or of Python. */
function withdrawals(value: unknown): unknown {
  const list = typeof value === 'string' ? parseExactJson(value.replaceAll("'", '"')) : value;
  if (!Array.isArray(list)) return undefined;
  return list.map((one: Record<string, unknown>) => ({
    index: one.index,
    validatorIndex: one.validator_index ?? one.validatorIndex,
    address: one.address,
    amount: one.amount,
  }));
}
