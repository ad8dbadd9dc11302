import { describe, expect, it } from 'vitest';
import { settingsFolder } from '../../src/cli/settings-folder.ts';

describe('the folder of own settings', () => {
  it.each([
    ['linux', { XDG_CONFIG_HOME: '/x', HOME: '/home/a' }, '/x/jejak'],
    ['linux', { HOME: '/home/a' }, '/home/a/.config/jejak'],
    // The XDG specification: a path that is not absolute is ignored.
    ['linux', { XDG_CONFIG_HOME: 'lake', HOME: '/home/a' }, '/home/a/.config/jejak'],
    ['linux', { XDG_CONFIG_HOME: '', HOME: '/home/a' }, '/home/a/.config/jejak'],
    ['linux', { HOME: 'lake' }, undefined],
    ['linux', {}, undefined],
    ['darwin', { HOME: '/Users/a' }, '/Users/a/.config/jejak'],
    ['darwin', { XDG_CONFIG_HOME: '/x', HOME: '/Users/a' }, '/x/jejak'],
    [
      'win32',
      { APPDATA: 'C:\\Users\\a\\AppData\\Roaming', HOME: '/home/a' },
      'C:\\Users\\a\\AppData\\Roaming\\jejak',
    ],
    ['win32', { XDG_CONFIG_HOME: '/x' }, undefined],
  ] as const)('%s, %j: %s', (platform, environment, folder) => {
    expect(settingsFolder(environment, platform)).toBe(folder);
  });
});
