import { join } from 'node:path';
import { readAddresses } from './read-addresses.ts';
import type { TableCase } from './table-case.ts';

/** The address of the theft. Source: OFAC, Specially Designated Nationals, Lazarus Group, 14 April 2022. */
const RONIN = '0x098b716b8aaf21512996dc57eb0615e2383e2f96';

/** The cases of the folder of real data: those of LaunderNetEvm41, and Ronin's. */
export function tableCases(data: string): {
  readonly laundering: readonly TableCase[];
  readonly ronin: TableCase;
} {
  return {
    laundering: ['harmony-2023', 'lifi-2024'].map((name) => {
      const folder = join(data, 'evm', 'laundering', name);
      return {
        name,
        path: join(folder, 'flow_records.csv'),
        sources: readAddresses(join(folder, 'source_addresses.csv')),
        terminals: readAddresses(join(folder, 'terminal_addresses.csv')),
      };
    }),
    ronin: {
      name: 'ronin-2022',
      path: join(data, 'evm', 'ronin-2022', 'LazarusTabularTxs1322519.csv'),
      sources: [RONIN],
      terminals: [],
    },
  };
}
