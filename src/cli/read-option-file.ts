import { existsSync, readFileSync } from 'node:fs';
import { JejakError } from '../primitives/jejak-error.ts';

/**
 * Options by name out of a JSON file; none when it is not there. A name that no command knows is refused: a slip would
 * otherwise send a command to another lake. Errors: OPTION_FILE, OPTION_FILE_NAME.
 */
export function readOptionFile(path: string, known: ReadonlySet<string>): Record<string, unknown> {
  if (!existsSync(path)) return {};
  const options = parse(path);
  for (const name of Object.keys(options))
    if (!known.has(name)) throw new JejakError('OPTION_FILE_NAME', { meta: { file: path, name } });
  return options;
}

function parse(path: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (parsed !== null && typeof parsed === 'object' && !Array.isArray(parsed))
      return parsed as Record<string, unknown>;
  } catch (cause) {
    throw new JejakError('OPTION_FILE', { meta: { file: path }, cause });
  }
  throw new JejakError('OPTION_FILE', { meta: { file: path } });
}
