import { createTextCheck } from './create-text-check.ts';
import { scanInput } from './scan-input.ts';

/** Bytes of a whole file, and of one of its lines without the line's end; at least 1 MiB for a line. */
export interface TextLimits {
  readonly largest?: number;
  readonly line: number;
}

/**
 * The bytes of a text, part by part as scanInput gives them, each looked at before it is given: what is no text, or is
 * one line without end, is refused before memory grows with it. Errors: those of scanInput, INPUT_NOT_TEXT, INPUT_LINE.
 */
export function* scanText(path: string, { largest, line }: TextLimits): Generator<Buffer> {
  const check = createTextCheck(path, line);
  for (const part of scanInput(path, largest)) {
    check.take(part);
    yield part;
  }
  check.end();
}
