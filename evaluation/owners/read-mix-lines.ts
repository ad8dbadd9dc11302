import { readFileSync } from 'node:fs';
import { classifyScript } from '../../src/chains/bitcoin/script/classify-script.ts';
import { SCRIPT_KINDS } from '../../src/chains/bitcoin/script-kind.ts';
import type { MixCoin, MixTransaction } from '../../src/clustering/coinjoin/mix-transaction.ts';

export interface MixLine {
  readonly txid: string;
  readonly transaction: MixTransaction;
}

/**
 * Transactions in the form of Dumplings: see the README of the data. Scripts are numbered within the line, their kinds
 * are read from their bytes (the file calls Taproot unknown), the height is worked out from the block's time (heightAt).
 */
export function readMixLines(path: string): MixLine[] {
  const lines: MixLine[] = [];
  for (const line of readFileSync(path, 'utf8').split(/\r?\n/)) {
    if (line === '') continue;
    const [txid, , , time, inputs, outputs] = line.split(':::');
    const numbers = new Map<string, number>();
    const coin = (value: string, script: string): MixCoin => {
      const bytes = Buffer.from(script, 'hex');
      const kind = SCRIPT_KINDS[classifyScript(bytes, 0, bytes.length)]!;
      if (!numbers.has(script)) numbers.set(script, numbers.size);
      return { value: BigInt(value), script: kind === 'op_return' ? -1 : numbers.get(script)!, kind };
    };
    lines.push({
      txid: txid!,
      transaction: {
        height: heightAt(Number(time)),
        inputs: inputs!.split('}{').map((entry) => {
          const [coins, script] = entry.split('+');
          return coin(coins!.split('-')[2]!, script!);
        }),
        outputs: outputs!.split('}{').map((entry) => {
          const [value, script] = entry.split('+');
          return coin(value!, script!);
        }),
      },
    });
  }
  return lines;
}

/** Height and time of blocks that everybody knows: the halvings. UTC seconds. */
const HALVINGS = [
  [420_000, 1_468_082_773],
  [630_000, 1_589_225_023],
  [840_000, 1_713_571_767],
] as const;

/** About the height of a block of that time (UTC seconds), from the halvings around it; after the last, ten minutes a block. */
function heightAt(time: number): number {
  for (let i = 1; i < HALVINGS.length; i++) {
    const [[from, begin], [to, end]] = [HALVINGS[i - 1]!, HALVINGS[i]!];
    if (time < end) return Math.round(from + ((to - from) * (time - begin)) / (end - begin));
  }
  const [height, since] = HALVINGS[HALVINGS.length - 1]!;
  return height + Math.round((time - since) / 600);
}
