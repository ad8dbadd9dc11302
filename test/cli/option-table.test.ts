import { describe, expect, it } from 'vitest';
import { buildProgram } from '../../src/cli/build-program.ts';
import type { OptionSpec } from '../../src/cli/command.ts';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { COMMON, OPTIONS } from '../../src/cli/options.ts';
import { COMMAND_NAMES } from '../../src/texts/cli/cli-texts.ts';
import { en } from '../../src/texts/cli/en.ts';

const specs: OptionSpec[] = Object.values(OPTIONS);

describe('the table of options', () => {
  it('has each option under its own name, with flags of its own', () => {
    for (const [key, spec] of Object.entries(OPTIONS)) expect(spec.name).toBe(key);
    const flags = specs.map((spec) => spec.flags.split(' ')[0]);
    expect(new Set(flags).size).toBe(flags.length);
  });

  it.each(specs)('$flags is spelled after its name and takes a value unless it is a flag', (spec) => {
    const kebab = spec.name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const value = spec.kind === 'flag' ? '' : ' <[a-z]+(=[a-z]+)?>';
    expect(spec.flags).toMatch(new RegExp(`^--${kebab}${value}$`));
  });

  it.each(specs)('$flags has a fallback that it would take itself', (spec) => {
    if (spec.kind === 'count' && spec.fallback !== undefined) expect(spec.fallback).toMatch(/^\d+$/);
    if (spec.kind === 'choice') {
      expect(spec.choices?.length).toBeGreaterThan(1);
      if (spec.fallback !== undefined) expect(spec.choices).toContain(spec.fallback);
    } else expect(spec.choices).toBeUndefined();
    if (spec.kind === 'flag' || spec.kind === 'list') expect(spec.fallback).toBeUndefined();
    if (spec.required) expect(spec.fallback).toBeUndefined();
  });
});

describe('the table of commands', () => {
  it('has every command that has a text, once, in the same order', () => {
    expect(COMMANDS().map((command) => command.name)).toEqual([...COMMAND_NAMES]);
  });

  it.each([...COMMANDS()])('$name takes options out of the table, none twice', (command) => {
    const all = [...command.options, ...COMMON];
    for (const option of all) expect(specs).toContain(option);
    expect(new Set(all).size).toBe(all.length);
    // An optional argument can only be followed by optional ones.
    const optional = command.arguments.map((argument) => argument.optional === true);
    expect(optional).toEqual([...optional].sort());
  });

  it.each([...COMMANDS()])('$name gets each option that is typed, under its name', async (command) => {
    for (const spec of [...command.options, ...COMMON]) {
      let got: Record<string, unknown> = {};
      const program = buildProgram({
        commands: [command],
        texts: en,
        version: '0',
        write: () => undefined,
        start: async (_, { flags }) => {
          got = flags;
        },
      });
      const words = [
        command.name,
        ...command.arguments.map(({ choices }) => choices?.[0] ?? 'x'),
        spec.flags.split(' ')[0]!,
        ...(spec.kind === 'flag' ? [] : ['7']),
      ];
      await program.parseAsync(words, { from: 'user' });
      expect(got, words.join(' ')).toEqual({
        [spec.name]: spec.kind === 'flag' ? true : spec.kind === 'list' ? ['7'] : '7',
      });
    }
  });

  it('every option belongs to some command', () => {
    const used = new Set([...COMMON, ...COMMANDS().flatMap((command) => command.options)]);
    expect(specs.filter((spec) => !used.has(spec)).map((spec) => spec.name)).toEqual([]);
  });
});
