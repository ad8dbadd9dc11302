import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Worker threads and the command line run the compiled code, so the tests need a build of the sources they test. */
export default function setup(): void {
  if (process.env.JEJAK_TEST_NO_BUILD && existsSync('dist/cli/main.js')) return;
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
    stdio: 'inherit',
  });
}
