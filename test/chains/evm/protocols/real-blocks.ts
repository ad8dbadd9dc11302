import { readFileSync } from 'node:fs';
import type { EvmLog } from '../../../../src/chains/evm/block/evm-block.ts';
import type { Transfer } from '../../../../src/chains/evm/transfers/transfer.ts';
import { sharedData } from '../../../support/shared-data.ts';

export interface RealBlock {
  readonly number: number;
  readonly logs: readonly EvmLog[];
  readonly transfers: readonly Transfer[];
}

const TRANSFER = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';

/** ERC-20 transfers by their plain definition: three topics, one word of data. */
export function tokenTransfers(logs: readonly EvmLog[]): Transfer[] {
  return logs
    .filter(({ topics, data }) => topics[0] === TRANSFER && topics.length === 3 && data.length === 66)
    .map((log) => ({
      kind: 'erc20',
      txIndex: log.txIndex,
      order: log.logIndex,
      from: `0x${log.topics[1]!.slice(26)}`,
      to: `0x${log.topics[2]!.slice(26)}`,
      asset: { contract: log.address },
      value: BigInt(log.data),
      logIndex: log.logIndex,
    }));
}

interface EtlLog {
  readonly log_index: number;
  readonly transaction_index: number;
  readonly address: string;
  readonly data: string;
  readonly topics: string[];
  readonly block_number: number;
}

interface RpcLog {
  readonly logIndex: string;
  readonly transactionIndex: string;
  readonly address: string;
  readonly data: string;
  readonly topics: string[];
}

/** Blocks 17173049, 17173050 (ethereum-etl), 18000000 and 4369999 (subsquid). */
export function realBlocks(): RealBlock[] {
  const text = readFileSync(
    sharedData.path('evm/blocks/ethereum-etl_17173049_17173050/expected_logs.json'),
    'utf8',
  );
  const rows = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as EtlLog);
  const etl = [17173049, 17173050].map((number) => ({
    number,
    logs: rows
      .filter((row) => row.block_number === number)
      .map((row) => ({
        logIndex: row.log_index,
        txIndex: row.transaction_index,
        address: row.address,
        topics: row.topics,
        data: row.data,
      })),
  }));
  const rpc = [18000000, 4369999].map((number) => {
    const receipts = JSON.parse(
      readFileSync(sharedData.path(`evm/blocks/subsquid/${number}/receipts.json`), 'utf8'),
    ) as { logs: RpcLog[] }[];
    return {
      number,
      logs: receipts
        .flatMap(({ logs }) => logs)
        .map((log) => ({
          logIndex: Number(log.logIndex),
          txIndex: Number(log.transactionIndex),
          address: log.address,
          topics: log.topics,
          data: log.data,
        })),
    };
  });
  return [...etl, ...rpc].map((block) => ({ ...block, transfers: tokenTransfers(block.logs) }));
}
