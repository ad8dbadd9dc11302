import { ERRORS, type ErrorCode, type ErrorEntry } from '../primitives/error-codes.ts';
import { errorTextsId } from '../texts/errors/id.ts';
import { generatedNote } from './generated-note.ts';

/** docs/errors.md: every error code with its texts and what a program may do about it. */
export function errorsPage(): string {
  const codes = (Object.keys(ERRORS) as ErrorCode[]).sort();
  const parts = [
    generatedNote('src/primitives/error-codes.ts'),
    '# Errors',
    INTRODUCTION,
    ...codes.map((code) => section(code)),
  ];
  return `${parts.join('\n\n')}\n`;
}

const INTRODUCTION = `Every error that Jejak foresees has a code, a message with the place (file and byte, height, transaction) and a hint. The code is the
same in every language; programs go by it. \`{name}\` stands for a value that is filled in, \`{place}\` for the file and byte where they are known.
An error that is not in this list is a defect of Jejak: please report it.

Exit code 1: the user must act. Exit code 75: the same command may succeed later.`;

function section(code: ErrorCode): string {
  const entry: ErrorEntry = ERRORS[code];
  const indonesian = errorTextsId[code];
  const exit = entry.retryable ? 'Exit code 75: it may succeed later.' : 'Exit code 1.';
  return [
    `## ${code}`,
    `${plain(entry.message)}`,
    `Hint: ${plain(entry.hint)}`,
    `Indonesian: ${plain(indonesian.message)} ${plain(indonesian.hint)}`,
    exit,
  ].join('\n\n');
}

/** Angle brackets would be taken for tags. */
function plain(text: string): string {
  return text.replaceAll('<', '\\<').replaceAll('*', '\\*');
}
