import { type CliWorld, runCli } from '../../src/cli/run-cli.ts';

/** Runs one command line in this process and gives what it wrote. The clock stands still. */
export async function run(words: readonly string[], world: Partial<CliWorld> = {}) {
  let out = '';
  let err = '';
  const code = await runCli({
    words,
    environment: {},
    write: (text) => {
      out += text;
    },
    drained: async () => undefined,
    warn: (text) => {
      err += text;
    },
    terminal: false,
    clock: () => 0,
    now: () => 1_767_225_600_000,
    today: () => '2026-01-01',
    signal: new AbortController().signal,
    ...world,
  });
  return { code, out, err };
}
