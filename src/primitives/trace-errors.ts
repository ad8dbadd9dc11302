/** Error codes of traces and their starts: a part of the table in `error-codes.ts`. */
export const TRACE_ERRORS = {
  SEED_MISSING: {
    message: 'Nothing to trace: no seed was given.',
    hint: 'Name stolen coins as an outpoint, a transaction, or an address at a height.',
  },
  CROSSINGS_CIRCLE: {
    message:
      'Payouts and payments of {chains} chains wait for each other in a circle; one of them is transaction {tx} on {chain}.',
    hint: 'The clocks of the chains contradict each other, or a payout names a payment that came after it. Trace the chains one by one, or leave one of the lakes out.',
  },
  SEED_FAILED: {
    message: 'Transaction {hash} failed: it moved nothing.',
    hint: 'Name the transaction that moved the coins. A failed one stands in the chain, but only its fee was paid.',
  },
  SEED_EMPTY: {
    message: 'The address {address} held nothing after block {height}.',
    hint: 'Choose a height at which the stolen coins were there and not yet spent.',
  },
  SEED_DUPLICATE: {
    message: 'The start {outpoint} is named twice: by "{first}" and by "{again}".',
    hint: 'Name each start once; take it out of one of the two.',
  },
  STEPS_MISSING: {
    message:
      'The data gave {given} of {asked} transactions that were asked for, in order; number {key} is missing.',
    hint: 'Check the lake with `jejak verify`; if an ingest is running, wait until it has ended and try again.',
  },
  TRACE_BOOKS: {
    message: 'The books of the trace do not close: {what}, {left} against {right}.',
    hint: 'The answer is not shown, because it would be wrong. Please report it with the command and the manifest hash.',
  },
  TERMINAL_UNKNOWN: {
    message: 'The output {output} was not reached by this trace, or its hops were not recorded.',
    hint: 'Trace with recorded hops, and take an output from the list of terminals.',
  },
  POLICY_UNKNOWN: {
    message: 'Unknown taint policy "{input}".',
    hint: 'Name at least one of: {known}.',
  },
} as const;
