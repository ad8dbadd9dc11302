import type { RateTable } from './rate-table.ts';

/** Written by `npm run evaluate -- --write`; do not edit. */
export const MEASURED_RATES: RateTable = {
  on: { chains: 20, firstSeed: 1, transactions: 20000 },
  multiInput: {
    fresh: {
      precision: { hits: 1225060n, of: 1225060n },
      recall: { hits: 1225060n, of: 18144392n },
    },
    linked: {
      precision: { hits: 1234737n, of: 1234737n },
      recall: { hits: 1234737n, of: 18144392n },
    },
  },
  coinJoin: {
    precision: { hits: 80n, of: 287n },
    recall: { hits: 80n, of: 80n },
  },
  taint: {
    poison: {
      precision: { hits: 112852117988n, of: 309945530226n },
      recall: { hits: 112852117988n, of: 113852117988n },
    },
    haircut: {
      precision: { hits: 112852117788n, of: 119931302122n },
      recall: { hits: 112852117788n, of: 113852117988n },
    },
    fifo: {
      precision: { hits: 112852117988n, of: 119931642340n },
      recall: { hits: 112852117988n, of: 113852117988n },
    },
    lifo: {
      precision: { hits: 112852117988n, of: 119931673220n },
      recall: { hits: 112852117988n, of: 113852117988n },
    },
    tiho: {
      precision: { hits: 112852117988n, of: 119932132980n },
      recall: { hits: 112852117988n, of: 113852117988n },
    },
  },
};
