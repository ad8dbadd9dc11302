import type { RateTable } from './rate-table.ts';

/** Written by `npm run evaluate -- --write`; do not edit. */
export const MEASURED_RATES: RateTable = {
  on: { chains: 20, firstSeed: 1, transactions: 20000 },
  multiInput: {
    fresh: {
      precision: { hits: 1225097n, of: 1256780n },
      recall: { hits: 1225097n, of: 18144392n },
    },
    linked: {
      precision: { hits: 1234737n, of: 3630559n },
      recall: { hits: 1234737n, of: 18144392n },
    },
  },
  coinJoin: {
    precision: { hits: 20n, of: 227n },
    recall: { hits: 20n, of: 80n },
  },
  taint: {
    poison: {
      precision: { hits: 112852117988n, of: 346967018038n },
      recall: { hits: 112852117988n, of: 113852117988n },
    },
    haircut: {
      precision: { hits: 112852117788n, of: 119931197747n },
      recall: { hits: 112852117788n, of: 113852117988n },
    },
    fifo: {
      precision: { hits: 112852117988n, of: 119931496720n },
      recall: { hits: 112852117988n, of: 113852117988n },
    },
    lifo: {
      precision: { hits: 112852117988n, of: 119931535820n },
      recall: { hits: 112852117988n, of: 113852117988n },
    },
    tiho: {
      precision: { hits: 112852117988n, of: 119932127700n },
      recall: { hits: 112852117988n, of: 113852117988n },
    },
  },
};
