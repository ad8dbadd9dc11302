import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { refuseLinksOut } from '../lake/files/refuse-links-out.ts';
import { JejakError } from '../primitives/jejak-error.ts';
import type { OptionSpec, OptionValues } from './command.ts';
import { DATA_NAMES } from './data-names.ts';

/**
 * What the options name is looked at before a command begins: a file that is not there is said with its option, also
 * where the command would not have come to read it; a folder of data must not lead out of itself. Errors:
 * OPTION_FILE_MISSING, FOLDER_LEADS_OUT.
 */
export function checkPlaces(specs: readonly OptionSpec[], options: OptionValues): void {
  for (const spec of specs) {
    const value = options[spec.name];
    if (spec.reads === undefined || value === undefined) continue;
    for (const text of [value].flat().map(String)) {
      if (spec.reads === 'data') refuseLinksOut(text, DATA_NAMES);
      else for (const file of spec.reads === 'files' ? filesOf(text) : [text]) requireReadable(spec, file);
    }
  }
}

/** `file`, or several with commas, each also as `SYMBOL=file`; a file whose own name is like that goes before. */
function filesOf(text: string): string[] {
  if (existsSync(text)) return [text];
  return text.split(',').map((part) => part.trim().replace(/^[A-Za-z0-9]+=/, ''));
}

function requireReadable(spec: OptionSpec, file: string): void {
  const fail = (reason: string) =>
    new JejakError('OPTION_FILE_MISSING', { meta: { option: spec.flags, file, reason } });
  try {
    accessSync(file, constants.R_OK);
  } catch (error) {
    throw fail((error as NodeJS.ErrnoException).code ?? 'unreadable');
  }
  if (spec.reads !== 'path' && statSync(file).isDirectory()) throw fail('EISDIR');
}
