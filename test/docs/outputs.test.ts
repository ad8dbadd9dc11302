import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/make-chain.ts';
import { sharedData } from '../support/shared-data.ts';
import { documents, type Fence, fences } from './markdown.ts';

// Every block of a terminal in the documents is typed again here, in order and in one folder, and has to print what the
// document shows. `…` stands for what was cut: within a line any text, alone on a line any lines.
const folder = temporaryFolder();
const cli = resolve('dist/cli/main.js');
const PRELUDE = `
jejak() { "${process.execPath}" "${cli}" "$@"; }
npx() { shift; jejak "$@"; }
npm() { if [ "$1 $2" = "run demo" ]; then jejak demo; else echo "not run: npm $*"; return 1; fi; }
node() { if [ -f "${resolve('.')}/$1" ]; then "${process.execPath}" "${resolve('.')}/$1" "\${@:2}"; else "${process.execPath}" "$@"; fi; }
`;
/** Places that the documents name for data of the reader's own; here the public data beside the checkout stand for them. */
const PLACES = {
  '~/.bitcoin/blocks': 'bitcoin/blk-2009',
  'LaunderNetEvm41/': 'evm/laundering/',
  'Eth_Data/': 'evm/ronin-2022/',
  'lazarus-thefts/': 'labels/lazarus/',
  'graphsense-tagpacks/': 'labels/tagpacks/',
  'prices/': 'prices/',
} as const;

interface Step {
  readonly command: string;
  readonly output: readonly string[];
}

beforeAll(() => {
  shell('jejak demo', { cwd: folder.path, language: 'en' });
});
afterAll(() => folder.remove());

describe('terminals in the documents', () => {
  for (const path of documents()) {
    // Every document begins with the demo's data and nothing else.
    const cwd = join(folder.path, path.replaceAll('/', '-'));
    for (const fence of fences(path).filter((block) => block.language === 'console')) {
      const needed = fence.lines.some((line) => Object.keys(PLACES).some((place) => line.includes(place)));
      const skipped = needed && !sharedData.present;
      it.skipIf(skipped)(`${path}:${fence.at}${skipped ? sharedData.reason : ''}`, () => {
        if (!existsSync(cwd)) {
          cpSync(join(folder.path, 'jejak-demo'), join(cwd, 'jejak-demo'), { recursive: true });
          symlinkSync(resolve('examples'), join(cwd, 'examples'));
        }
        for (const { command, output } of stepsOf(fence)) {
          const printed = shell(command, { cwd, language: path.endsWith('.id.md') ? 'id' : 'en' });
          if (!pattern(output).test(printed)) expect(printed, command).toBe(`${output.join('\n')}\n`);
        }
      });
    }
  }
});

function stepsOf(fence: Fence): Step[] {
  const steps: { command: string; output: string[] }[] = [];
  let goesOn = false;
  for (const line of fence.lines) {
    const typed = line.startsWith('$ ');
    if (typed) steps.push({ command: line.slice(2), output: [] });
    else if (goesOn) steps[steps.length - 1]!.command += `\n${line}`;
    else steps[steps.length - 1]!.output.push(line);
    goesOn = (goesOn || typed) && line.endsWith('\\');
  }
  return steps;
}

/** What a terminal shows of a command. */
function shell(command: string, at: { cwd: string; language: string }): string {
  let typed = command;
  for (const [place, path] of Object.entries(PLACES)) typed = typed.replaceAll(place, sharedData.path(path));
  const run = spawnSync('bash', ['-c', `exec 2>&1\n${PRELUDE}\n${typed}`], {
    cwd: at.cwd,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, TZ: 'UTC', LANG: 'C', HOME: at.cwd, JEJAK_LANG: at.language },
  });
  const printed = run.stdout.trimEnd();
  return printed && `${printed}\n`;
}

function pattern(lines: readonly string[]): RegExp {
  const parts = lines.map((line) => {
    if (line.trim() === '…') return '(?:.*\\n)*?';
    return `${line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('…', '.*')}\\n`;
  });
  return new RegExp(`^${parts.join('')}$`);
}
