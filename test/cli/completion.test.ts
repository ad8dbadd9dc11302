import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { COMMON } from '../../src/cli/options.ts';
import { run } from './support.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
const has = (program: string) => {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

describe.each(SHELLS)('completion for %s', (shell) => {
  it('knows every command, option and choice', async () => {
    const { code, out } = await run(['completion', shell]);
    expect(code).toBe(0);
    for (const command of COMMANDS()) {
      expect(out).toContain(command.name);
      for (const option of [...command.options, ...COMMON]) {
        const flag = option.flags.split(' ')[0]!;
        expect(out).toContain(shell === 'fish' ? `-l ${flag.slice(2)}` : flag);
        for (const choice of option.choices ?? []) expect(out).toContain(choice);
      }
      for (const argument of command.arguments)
        for (const choice of argument.choices ?? []) expect(out).toContain(choice);
    }
  });
  it('is the same in both languages: it has no texts', async () => {
    const [english, indonesian] = [
      await run(['completion', shell]),
      await run(['completion', shell, '--lang', 'id']),
    ];
    expect(indonesian.out).toBe(english.out);
  });
  it.skipIf(!has(shell))(
    `is a script that ${shell} accepts${has(shell) ? '' : ` (skipped: no ${shell})`}`,
    async () => {
      const { out } = await run(['completion', shell]);
      execFileSync(shell, ['-n'], { input: out });
    },
  );
});

describe.skipIf(!has('bash'))(`bash completes${has('bash') ? '' : ' (skipped: no bash)'}`, () => {
  /** What bash offers for the last of these words. */
  async function complete(...typed: string[]): Promise<string[]> {
    const { out } = await run(['completion', 'bash']);
    const list = typed.map((word) => `'${word}'`).join(' ');
    const script = `${out}\nCOMP_WORDS=(${list}); COMP_CWORD=${typed.length - 1}; _jejak; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const text = execFileSync('bash', ['--norc', '-c', script], { encoding: 'utf8', cwd: '/' });
    return text.split('\n').filter(Boolean);
  }
  it('commands', async () => {
    expect(await complete('jejak', '')).toEqual(COMMANDS().map((command) => command.name));
    expect(await complete('jejak', 'tra')).toEqual(['trace']);
  });
  it('options of the command', async () => {
    expect(await complete('jejak', 'verify', '--')).toEqual([
      '--data',
      '--deep',
      '--format',
      '--lang',
      '--debug',
      '--wide',
    ]);
    expect(await complete('jejak', 'trace', '--pol')).toEqual(['--policy']);
  });
  it('choices of an option and of an argument', async () => {
    expect(await complete('jejak', 'tx', '--format', '')).toEqual(['table', 'json', 'csv']);
    expect(await complete('jejak', 'completion', 'z')).toEqual(['zsh']);
  });
});
