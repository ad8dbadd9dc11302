import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of public chain data that lies beside the checkout on a developer's machine and is not part of the project. */
const root = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

export const sharedData = {
  present: existsSync(root),
  /** Absolute path of a file in the folder. */
  path: (relative: string): string => root + relative,
  /** A suffix for test names, so that a skipped test says why. */
  reason: existsSync(root) ? '' : ' (skipped: ../shared/data is absent)',
};
