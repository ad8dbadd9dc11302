import { existsSync, readFileSync } from 'node:fs';
import { JejakError } from '../primitives/jejak-error.ts';

/** Options by name out of a JSON file; none when it is not there. Errors: OPTION_FILE. */
export function readOptionFile(path: string): Record<string, unknown> {
  if (!existsSync(path)) return {};
  try {
    const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (parsed !== null && typeof parsed === 'object' && !Array.isArray(parsed))
      return parsed as Record<string, unknown>;
  } catch (cause) {
    throw new JejakError('OPTION_FILE', { meta: { file: path }, cause });
  }
  throw new JejakError('OPTION_FILE', { meta: { file: path } });
}
