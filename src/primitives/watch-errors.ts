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
  WATCH_BUSY: {
    message: 'Another watch (process {pid}) works in {directory}.',
    hint: 'Wait for it to end. One watch is enough for a lake: its list may have any number of entries.',
    retryable: true,
  },
  WATCH_BEHIND: {
    message: 'The data end at block {height}; the watch has looked to block {seen} before.',
    hint: 'An ingest is halfway or was interrupted: let it finish. Nothing is lost, the next run goes on.',
    retryable: true,
  },
  WATCH_LAKE_CHANGED: {
    message: 'An ingest rewrote the end of the data ({chain}) while they were looked at.',
    hint: 'Nothing is lost: the next run looks at these blocks again.',
    retryable: true,
  },
  WATCH_DELIVERED: {
    message: 'The note {file} of what a sink has had cannot be used: {reason}.',
    hint: 'Write into it the number of the last alert that the sink has, {"seq":12}; without the file it gets all again.',
  },
  WATCH_SINKS: {
    message: '{file}, line {line}: {reason}.',
    hint: 'Correct the list of sinks; docs/how-to/watch-officer.md shows one of each kind.',
  },
  SINKS_IN_LAKE: {
    message:
      "{file} names where alerts would be sent; it lies with the data, which may be a stranger's, and was not read.",
    hint: 'Take over what you wrote yourself into {settings}, with the folder of the lake as "data:" and secrets in variables JEJAK_SINK_..., and delete this file.',
  },
  SINK_FAILED: {
    message: 'The sink {sink} did not take alert {seq}: {reason}.',
    hint: 'Nothing is lost: the next run goes on with this alert.',
    retryable: true,
  },
  SINK_REFUSED: {
    message: 'The sink {sink} must not be used: {reason}.',
    hint: 'Correct the list of sinks: a public https address or "allow-private: yes", secrets in the environment, a file of its own.',
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
