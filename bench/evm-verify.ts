import { existsSync, readFileSync } from 'node:fs';
import { readEvmBlock } from '../src/chains/evm/verify/read-evm-block.ts';
import { EVM_CHAINS } from '../src/primitives/evm-chain.ts';

/**
 * A node's answers about one real block, decoded and verified again and again; undefined without the data. `folder`
 * holds block.json and receipts.json.
 */
export function benchEvmVerify(
  folder: string,
): { senders: boolean; rate: number; milliseconds: number }[] | undefined {
  if (!existsSync(folder)) return undefined;
  const json = (name: string): unknown => JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8'));
  const raw = { block: json('block'), receipts: json('receipts') as unknown[] };
  const chain = EVM_CHAINS.ethereum;
  return [false, true].map((senders) => {
    const rounds = senders ? 20 : 300;
    let transactions = 0;
    const started = process.hrtime.bigint();
    for (let round = 0; round < rounds; round++) {
      const block = readEvmBlock(raw, {
        chain,
        place: 'bench',
        recoverSenders: senders,
        receiptsRequired: true,
      });
      transactions += block.transactions.length;
    }
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    return { senders, rate: rounds / seconds, milliseconds: (seconds * 1_000) / transactions };
  });
}
