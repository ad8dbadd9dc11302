import type { RateTable } from './rate-table.ts';

/** Written by `npm run evaluate -- --write`; do not edit. */
export const MEASURED_RATES: RateTable = {
  on: { chains: 20, firstSeed: 1, transactions: 20000 },
  multiInput: {
    fresh: {
      precision: { hits: 1226032n, of: 1226032n },
      recall: { hits: 1226032n, of: 18144392n },
    },
    linked: {
      precision: { hits: 1235711n, of: 1235711n },
      recall: { hits: 1235711n, of: 18144392n },
    },
  },
  coinJoin: {
    precision: { hits: 80n, of: 80n },
    recall: { hits: 80n, of: 80n },
  },
  taint: {
    poison: {
      precision: { hits: 112852117988n, of: 313309785682n },
      recall: { hits: 112852117988n, of: 113852117988n },
    },
    haircut: {
      precision: { hits: 112852117788n, of: 119931295402n },
      recall: { hits: 112852117788n, of: 113852117988n },
    },
    fifo: {
      precision: { hits: 112852117988n, of: 119931629500n },
      recall: { hits: 112852117988n, of: 113852117988n },
    },
    lifo: {
      precision: { hits: 112852117988n, of: 119931666200n },
      recall: { hits: 112852117988n, of: 113852117988n },
    },
    tiho: {
      precision: { hits: 112852117988n, of: 119932130400n },
      recall: { hits: 112852117988n, of: 113852117988n },
    },
  },
};
