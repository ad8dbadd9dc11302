/** Error codes of files that a user names, and of the disk: a part of the table in `error-codes.ts`. */
export const FILE_ERRORS = {
  FILE_MISSING: {
    message: 'The file {file} cannot be read or written: {reason}.',
    hint: 'Check the path and the permissions.',
  },
  FILE_EXISTS: {
    message: '{file} exists already.',
    hint: 'Choose another name, or remove it first.',
  },
  INPUT_FOLDER: {
    message: '{file} is a folder, where a file is meant.',
    hint: 'Name the file in it.',
  },
  INPUT_PIPE: {
    message: '{file} is a pipe or a socket, and no ordinary file.',
    hint: 'Jejak may read a file more than once. Let the other program write into a file first, and name that file.',
  },
  INPUT_DEVICE: {
    message: '{file} is a device, and no ordinary file.',
    hint: 'Copy what is meant into a file, and name that file.',
  },
  INPUT_LARGE: {
    message: '{file} has {size} bytes; of a file of this kind at most {largest} are read.',
    hint: 'Check that it is the file that you mean. A long list can be divided into several files.',
  },
  INPUT_NOT_TEXT: {
    message: '{file}, line {line}, byte {byte}: no text in UTF-8 ({found}).',
    hint: 'Check that it is the file that you mean. Unpack what is packed, and save a table or a text as UTF-8.',
  },
  INPUT_LINE: {
    message: '{file}, line {line}: the line has more than {largest} bytes.',
    hint: 'Check that it is the file that you mean, and that its lines end where they should.',
  },
  DISK_FULL: {
    message: 'No space left while writing {file}.',
    hint: 'Free some space and run the same command again; it goes on where it stopped, nothing is half-written.',
    retryable: true,
  },
  DISK_READ_ONLY: {
    message: '{file} must not be changed: {reason} ({operation}).',
    hint: 'Check the permissions and whether the disk is mounted read-only, or name another place with --data or --out.',
  },
  DISK_FAILING: {
    message: 'The disk of {file} reports an error: {reason} ({operation}).',
    hint: "Look into the system's log and check the disk. Copy the data to another one, and see with jejak verify what of them is whole.",
  },
  SYSTEM_LIMIT: {
    message: 'The system could not do it now: {file}, {reason} ({operation}).',
    hint: 'Close other programs, or raise the limit of open files (ulimit -n), and run the same command again.',
    retryable: true,
  },
  MEMORY_FULL: {
    message: 'The memory that this process may use is full{place}.',
    hint: 'Ask for less at a time (--limit, --depth, --height), or give Node more of it: max-old-space-size in NODE_OPTIONS, in megabytes.',
  },
  UNFORESEEN: {
    message: 'An error that Jejak did not foresee: {reason}.',
    hint: 'Please report it as CONTRIBUTING.md says, with the command and with what it says under --debug.',
  },
} as const;
