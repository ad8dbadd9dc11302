import { existsSync, readFileSync } from 'node:fs';
import { readEvmBlock, type UnsettledEvmBlock } from '../src/chains/evm/verify/read-evm-block.ts';
import { inSettledOrder } from '../src/ingest/sources/evm/in-settled-order.ts';
import { EVM_CHAINS } from '../src/primitives/evm-chain.ts';
import { cpuSeconds } from './cpu-seconds.ts';

export interface EvmVerifyFigure {
  readonly senders: boolean;
  /** Blocks a second of the clock. */
  readonly rate: number;
  /** Milliseconds of processor a transaction: of the thread that decodes, and of all threads. */
  readonly decoding: number;
  readonly all: number;
}

/**
 * A node's answers about one real block, decoded and verified again and again by the stage that an ingest uses: senders are
 * recovered on other threads while the next copy is decoded. Undefined without the data. `folder` holds block.json and
 * receipts.json.
 */
export async function benchEvmVerify(folder: string): Promise<EvmVerifyFigure[] | undefined> {
  if (!existsSync(folder)) return undefined;
  const json = (name: string): unknown => JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8'));
  const raw = { block: json('block'), receipts: json('receipts') as unknown[] };
  const settings = { chain: EVM_CHAINS.ethereum, place: 'bench', receiptsRequired: true };
  async function* copies(count: number): AsyncGenerator<UnsettledEvmBlock> {
    for (let i = 0; i < count; i++) yield readEvmBlock(raw, settings);
  }
  const figures: EvmVerifyFigure[] = [];
  for (const senders of [false, true]) {
    const rounds = 300;
    let transactions = 0;
    const started = process.hrtime.bigint();
    const [main, all] = [cpuSeconds(), process.cpuUsage()];
    for await (const block of inSettledOrder(copies(rounds), { recoverSenders: senders })) {
      if (block.checks.senders !== senders) throw new Error('the senders were not checked as asked');
      transactions += block.transactions.length;
    }
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    const { user, system } = process.cpuUsage(all);
    figures.push({
      senders,
      rate: rounds / seconds,
      decoding: ((cpuSeconds() - main) * 1_000) / transactions,
      all: (user + system) / 1_000 / transactions,
    });
  }
  return figures;
}
