import { createFileWriter } from '../create-file-writer.ts';
import type { Random } from '../random.ts';
import type { EvmSink } from './evm-sink.ts';
import { randomHex } from './random-hex.ts';

/**
 * A table of flows, a row a movement: what `jejak ingest evm --flows` reads. Nothing is signed; addresses and hashes
 * are random. Fees and the producers' rewards are left out, as in tables that people exchange.
 */
export function createFlowSink(file: string, random: Random): EvmSink {
  const writer = createFileWriter(file);
  writer.write('time,block,tx,from,to,symbol,contract,decimals,units\n');
  let rows: string[] = [];
  return {
    file,
    whole: false,
    identity: () => ({ address: randomHex(random, 5) }),
    add({ moves }) {
      const hash = randomHex(random, 8);
      for (const { from, to, symbol, contract, decimals, value } of moves)
        rows.push(`${hash},${from},${to},${symbol},${contract ?? ''},${decimals},${value}\n`);
      return hash;
    },
    close({ number, time }) {
      const place = `${time},${number},`;
      writer.write(rows.length === 0 ? '' : place + rows.join(place));
      rows = [];
    },
    finish: () => ({ bytes: writer.finish(), tipHash: undefined }),
  };
}
