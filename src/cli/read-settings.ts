import { statSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from '../files/read-text.ts';
import { JejakError } from '../primitives/jejak-error.ts';
import type { OptionSpec } from './command.ts';
import { settingsFolder } from './settings-folder.ts';
import { variableOf } from './variable-of.ts';

/** Beside data that may have come from anybody: only harmless options may stand in it. */
const PROJECT_FILE = 'jejak.json';
const OWN_FILE = 'settings.json';
const LARGEST = 1 << 20;

/** Options by name out of the two files. */
export interface Settings {
  readonly project: Readonly<Record<string, unknown>>;
  readonly own: Readonly<Record<string, unknown>>;
}

/**
 * The file `jejak.json` of the current folder and `settings.json` of the user's own place, none where they are not there.
 * Errors: OPTION_FILE, OPTION_FILE_NAME, OPTION_FILE_TRUST, those of readText.
 */
export function readSettings(
  specs: ReadonlyMap<string, OptionSpec>,
  environment: Readonly<Record<string, string | undefined>>,
): Settings {
  const folder = settingsFolder(environment, process.platform);
  const own = folder === undefined ? undefined : join(folder, OWN_FILE);
  const project = readOptions(PROJECT_FILE, specs);
  for (const name of Object.keys(project)) {
    const spec = specs.get(name)!;
    if (spec.harmless) continue;
    const settings = own ?? OWN_FILE;
    const meta = { file: PROJECT_FILE, name, option: spec.flags, variable: variableOf(name), settings };
    throw new JejakError('OPTION_FILE_TRUST', { meta });
  }
  return { project, own: own === undefined ? {} : readOptions(own, specs) };
}

function readOptions(file: string, specs: ReadonlyMap<string, OptionSpec>): Record<string, unknown> {
  const options = readObject(file);
  // A slip would otherwise send a command to another lake.
  for (const name of Object.keys(options))
    if (!specs.has(name)) throw new JejakError('OPTION_FILE_NAME', { meta: { file, name } });
  return options;
}

function readObject(file: string): Record<string, unknown> {
  if (!statSync(file, { throwIfNoEntry: false })) return {};
  try {
    const parsed: unknown = JSON.parse(readText(file, LARGEST));
    if (parsed !== null && typeof parsed === 'object' && !Array.isArray(parsed))
      return parsed as Record<string, unknown>;
  } catch (cause) {
    if (cause instanceof JejakError) throw cause;
    throw new JejakError('OPTION_FILE', { meta: { file }, cause });
  }
  throw new JejakError('OPTION_FILE', { meta: { file } });
}
