import { readFileSync } from 'node:fs';
import type { ScriptKind } from '../../src/chains/bitcoin/script-kind.ts';
import type { MixCoin, MixTransaction } from '../../src/clustering/coinjoin/mix-transaction.ts';

const KINDS: Readonly<Record<string, ScriptKind>> = {
  TxWitnessV0Keyhash: 'p2wpkh',
  TxWitnessV0Scripthash: 'p2wsh',
  TxWitnessV1Taproot: 'p2tr',
  TxPubkey: 'p2pk',
  TxPubkeyhash: 'p2pkh',
  TxScripthash: 'p2sh',
  TxMultisig: 'multisig',
  TxNullData: 'op_return',
};

export interface MixLine {
  readonly txid: string;
  readonly transaction: MixTransaction;
}

/** Transactions in the form of Dumplings: see the README of the data. Scripts are numbered within the line. */
export function readMixLines(path: string): MixLine[] {
  const lines: MixLine[] = [];
  for (const line of readFileSync(path, 'utf8').split(/\r?\n/)) {
    if (line === '') continue;
    const [txid, , , , inputs, outputs] = line.split(':::');
    const numbers = new Map<string, number>();
    const coin = (value: string, script: string, type: string): MixCoin => {
      const kind = KINDS[type] ?? 'unknown';
      if (!numbers.has(script)) numbers.set(script, numbers.size);
      return { value: BigInt(value), script: kind === 'op_return' ? -1 : numbers.get(script)!, kind };
    };
    lines.push({
      txid: txid!,
      transaction: {
        inputs: inputs!.split('}{').map((entry) => {
          const [coins, script, type] = entry.split('+');
          return coin(coins!.split('-')[2]!, script!, type!);
        }),
        outputs: outputs!.split('}{').map((entry) => {
          const [value, script, type] = entry.split('+');
          return coin(value!, script!, type!);
        }),
      },
    });
  }
  return lines;
}
