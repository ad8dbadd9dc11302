import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { COMMON } from '../../src/cli/options.ts';
import { en } from '../../src/texts/cli/en.ts';
import { id } from '../../src/texts/cli/id.ts';
import { run } from './support.ts';

/** Help is wrapped to the width of the terminal; words are compared without the line ends. */
const words = (text: string) => text.replace(/\s+/g, ' ');

describe.each([
  ['en', en],
  ['id', id],
] as const)('help in %s', (language, texts) => {
  it.each(['--help', '-h', undefined])('jejak %s lists every command with its sentence', async (asked) => {
    const { code, out, err } = await run([...(asked ? [asked] : []), '--lang', language]);
    expect([code, err]).toEqual([0, '']);
    expect(words(out)).toContain(words(texts.about));
    expect(out).toContain(texts.help.usage);
    for (const command of COMMANDS()) expect(words(out)).toContain(`${command.name} `);
    for (const command of COMMANDS()) expect(words(out)).toContain(words(texts.commands[command.name]));
  });

  it.each([...COMMANDS()])(
    'jejak $name --help has each of its options, arguments and their texts',
    async (command) => {
      const { code, out, err } = await run([command.name, '--help', `--lang=${language}`]);
      expect([code, err]).toEqual([0, '']);
      expect(words(out)).toContain(words(texts.commands[command.name]));
      for (const option of [...command.options, ...COMMON]) {
        expect(out).toContain(option.flags);
        expect(words(out)).toContain(words(texts.options[option.name]));
        if (option.fallback !== undefined) expect(words(out)).toContain(`[${option.fallback}]`);
      }
      for (const argument of command.arguments) {
        const name = argument.rest ? `${argument.name}...` : argument.name;
        expect(out).toContain(argument.optional ? `[${name}]` : `<${name}>`);
        expect(words(out)).toContain(words(texts.arguments[argument.name]));
      }
    },
  );
});

it('without a word shows the help in the language of the locale', async () => {
  expect((await run([])).out).toContain(en.help.usage);
  expect((await run([], { environment: { LANG: 'id_ID.UTF-8' } })).out).toContain(id.help.usage);
  expect((await run([], { environment: { LANG: 'id_ID.UTF-8', LC_ALL: 'en_US.UTF-8' } })).out).toContain(
    en.help.usage,
  );
  expect((await run([], { environment: { LANG: 'en_US.UTF-8', JEJAK_LANG: 'id' } })).out).toContain(
    id.help.usage,
  );
  expect((await run([], { environment: { JEJAK_LANG: '' } })).out).toContain(en.help.usage);
});

it('shows the version of the package', async () => {
  const { code, out } = await run(['--version']);
  expect([code, out]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
});
