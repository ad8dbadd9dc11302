import { posix, win32 } from 'node:path';

/**
 * The folder of what belongs to the user and not to any data: `$XDG_CONFIG_HOME/jejak`, else `~/.config/jejak`; on Windows
 * `%APPDATA%\jejak`. Undefined where the environment names no such place. A path that is not absolute is ignored, as the
 * XDG specification wants it: relative to the current folder it could be in a stranger's data.
 */
export function settingsFolder(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string | undefined {
  const path = platform === 'win32' ? win32 : posix;
  const { APPDATA, XDG_CONFIG_HOME, HOME } = environment;
  const whole = (folder: string | undefined) => folder !== undefined && path.isAbsolute(folder);
  if (platform === 'win32') return whole(APPDATA) ? path.join(APPDATA!, 'jejak') : undefined;
  if (whole(XDG_CONFIG_HOME)) return path.join(XDG_CONFIG_HOME!, 'jejak');
  return whole(HOME) ? path.join(HOME!, '.config', 'jejak') : undefined;
}
