/** Error codes of screening and watching: a part of the table in `error-codes.ts`. */
export const WATCH_ERRORS = {
  SCREEN_RULES: {
    message: '{file}, line {line}: {reason}.',
    hint: 'Correct the rules. What each field means stands in rules/screening.yaml, which is shipped with Jejak.',
  },
  SCREEN_SUBJECT: {
    message: '"{input}" is no address of {chain}: {reason}.',
    hint: 'Give an address or a transaction hash of the chain of this lake, or the path of a file with one a line.',
  },
  SCREEN_INDEX: {
    message: 'The index of labels {file} is damaged: {reason}.',
    hint: 'Delete the folder "screening" in the data folder: it is made again.',
  },
  WATCH_LIST: {
    message: '{file}, line {line}: {reason}.',
    hint: 'Correct the list, or make entries with: jejak watch add.',
  },
  WATCH_ENTRY: {
    message: 'The watch list has {reason}: {id}.',
    hint: 'See what is watched with: jejak watch list.',
  },
  WATCH_JOURNAL: {
    message: 'The journal of alerts {file} is damaged: {reason}.',
    hint: 'Restore it from a copy. Without it alerts that were sent before would be sent again.',
  },
  WATCH_STATE: {
    message: 'The state of the watch {file} cannot be used: {reason}.',
    hint: 'Watch each lake in a folder of its own; restore a damaged state from a copy.',
  },
  WATCH_SINKS: {
    message: '{file}, line {line}: {reason}.',
    hint: 'Correct the list of sinks; docs/how-to/watch-officer.md shows one of each kind.',
  },
  SINK_FAILED: {
    message: 'The sink {sink} did not take alert {seq}: {reason}.',
    hint: 'Nothing is lost: the next run goes on with this alert.',
    retryable: true,
  },
  SINK_REFUSED: {
    message: 'The sink {sink} must not be used: {reason}.',
    hint: 'Name a public https address, or allow private ones with "allow-private: yes" in the list of sinks.',
  },
  SANCTION_FILE: {
    message: '{file}, line {line}: {reason}.',
    hint: 'Take the list again from its authority; Jejak reads the official XML files and lists of addresses.',
  },
  SANCTION_DAY: {
    message: 'The day of publication of {file} is not clear: {reason}.',
    hint: 'Say it with --published 2025-03-21, or leave that away where the file says it.',
  },
  SANCTION_STORE: {
    message: 'The stored sanctions list {file} is damaged: {reason}.',
    hint: 'Remove its folder and import the file again.',
  },
} as const;
