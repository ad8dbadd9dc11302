import type { ListedLevel } from './listing-level.ts';
import type { ScreenLevel } from './screen-level.ts';

/** True where a sanctions list decided the level: somebody has to act before anything is paid. */
export function isListedLevel(level: ScreenLevel): level is ListedLevel {
  return level === 'sanctioned' || level === 'sanctioned?';
}
