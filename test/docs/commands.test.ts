import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { COMMON } from '../../src/cli/options.ts';
import { commandWords, jejakWords } from './command-words.ts';
import { documents, fences, prose, shellLines } from './markdown.ts';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const commands = new Map(COMMANDS().map((command) => [command.name as string, command]));

/** What is wrong with the words behind `jejak`; a mention in a sentence need not be complete. */
function complaint(words: readonly string[], complete: boolean): string | undefined {
  if (words.length === 0 || /^(--help|--version)$/.test(words[0]!)) return undefined;
  const command = commands.get(words[0]!);
  if (!command) return `no command "${words[0]}"`;
  const known = new Map([...command.options, ...COMMON].map((spec) => [spec.flags.split(' ')[0]!, spec]));
  const seen = new Set<string>();
  let positional = 0;
  for (let i = 1; i < words.length; i++) {
    const word = words[i]!;
    if (word === '--help') continue;
    if (!word.startsWith('--')) {
      const choices = command.arguments[positional]?.choices;
      if (choices && !choices.includes(word)) return `"${word}" is none of ${choices.join(', ')}`;
      positional += 1;
      continue;
    }
    const spec = known.get(word);
    if (!spec) return `${command.name} has no option ${word}`;
    seen.add(word);
    if (spec.kind === 'flag') continue;
    i += 1;
    if (words[i] === undefined && complete) return `${word} has no value`;
    if (spec.kind === 'count' && complete && !/^\d+$/.test(words[i]!)) return `${word} takes a number`;
    if (spec.choices && words[i] !== undefined && !spec.choices.includes(words[i]!))
      return `${word} does not take "${words[i]}"`;
  }
  if (!complete || words.includes('--help')) return undefined;
  const rest = command.arguments.some((argument) => argument.rest);
  const least = command.arguments.filter((argument) => !argument.rest).length;
  if (rest ? positional < least : positional !== command.arguments.length)
    return `${command.name} takes ${command.arguments.length} word(s)`;
  const missing = command.options.find((spec) => spec.required && !seen.has(spec.flags.split(' ')[0]!));
  return missing ? `${command.name} lacks ${missing.flags}` : undefined;
}

function checkLine(line: string, complete: boolean): string | undefined {
  for (const words of commandWords(line)) {
    const jejak = jejakWords(words);
    const problem = jejak ? complaint(jejak, complete) : undefined;
    if (problem) return problem;
    const script = /^npm run (?:--silent )?([\w-]+)/.exec(words.join(' '))?.[1];
    if (script !== undefined && !(script in scripts)) return `no script "${script}" in package.json`;
  }
  return undefined;
}

describe('commands in the documents', () => {
  it.each(documents())('%s types commands and flags that exist', (path) => {
    for (const fence of fences(path))
      for (const line of shellLines(fence))
        expect(checkLine(line, true), `${path}:${fence.at}: ${line}`).toBeUndefined();
    for (const [, code] of prose(path).matchAll(/`([^`\n]+)`/g))
      expect(checkLine(code!, false), `${path}: ${code}`).toBeUndefined();
  });

  it('sees what is wrong', () => {
    expect(checkLine('npx jejak trcae', true)).toContain('no command');
    expect(checkLine('jejak status --deep', true)).toContain('no option --deep');
    expect(checkLine('jejak trace --from x --direction up', true)).toContain('does not take');
    expect(checkLine('A=1 jejak trace --limit 3 > out.json', true)).toContain('lacks --from');
    expect(checkLine('cd x && npm run demmo', true)).toContain('no script');
    expect(checkLine('npm run --silent jejak -- why a', true)).toContain('takes 2 word');
    expect(checkLine("jejak report --from a --title 'x > y' | head -3", true)).toBeUndefined();
  });
});
