import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { JejakError } from '../../primitives/jejak-error.ts';
import { watchFiles } from '../../watch/watch-files.ts';
import type { CliContext } from '../command.ts';
import { settingsFolder } from '../settings-folder.ts';

export interface SinksFile {
  /** Undefined where the environment names no folder of settings: then there are no sinks. */
  readonly path: string | undefined;
  /** The path in words, also where there is none. */
  readonly shown: string;
}

/**
 * Where the user names sinks. A list beside a lake travels with it: whoever made it would choose which server gets which
 * secret. It is refused, not passed over, because whoever wrote it waits for alerts. Errors: SINKS_IN_LAKE.
 */
export function sinksFile({ environment }: CliContext, data: string): SinksFile {
  const folder = settingsFolder(environment, process.platform);
  const path = folder === undefined ? undefined : join(folder, 'sinks.yaml');
  const shown =
    path ??
    (process.platform === 'win32' ? '%APPDATA%\\jejak\\sinks.yaml' : '$XDG_CONFIG_HOME/jejak/sinks.yaml');
  const { foreignSinks } = watchFiles(data);
  if (existsSync(foreignSinks))
    throw new JejakError('SINKS_IN_LAKE', { meta: { file: foreignSinks, settings: shown } });
  return { path, shown };
}
