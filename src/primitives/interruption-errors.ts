/** Error codes of work that was stopped, of locks, and of files that were damaged: a part of the table in `error-codes.ts`. */
export const INTERRUPTION_ERRORS = {
  LOCK_FILE_DAMAGED: {
    message: '{file} is not the lock file that Jejak makes.',
    hint: 'Make sure that no Jejak runs on this folder, delete this file and run the command again. It holds no data.',
  },
  NODE_REORGANISED: {
    message:
      'The chain of the node was reorganised while it was read: at height {height} there is {claimed} after {previous}.',
    hint: 'Run the same command again: blocks that are no longer on the chain are taken back.',
    retryable: true,
  },
  INGEST_STOPPED: {
    message: 'Stopped on request. This run read {read} block(s); {kept} of them are in the lake.',
    hint: 'Run the same command again: it reads the other {again} block(s) again and goes on. Nothing is half-written.',
    retryable: true,
  },
  GRAPH_LINK: {
    message:
      'The file {file} has at row {row} a link that does not go back to an earlier row: it is damaged.',
    hint: 'Make it anew out of the lake with "jejak rebuild --data <folder>".',
  },
  CLUSTERS_DAMAGED: {
    message: 'The merges of the clusters contradict each other ({file}, row {row}): the file is damaged.',
    hint: 'Make it anew out of the lake with "jejak rebuild --data <folder>". Decisions are kept.',
  },
  CANCELLED: {
    message: 'Stopped on request.',
    hint: 'Nothing is half-written. Run the same command again: steps that were finished are kept, the others are done again.',
    retryable: true,
  },
  GRAPH_DAMAGED: {
    message: 'The file {file} is not what was written: page {page}, from byte {byte} on.',
    hint: 'Make it anew out of the lake with "jejak rebuild --data <folder>"; "jejak verify" says what else is damaged.',
  },
} as const;
