import { CommanderError, Option, Command as Program } from 'commander';
import { JejakError } from '../primitives/jejak-error.ts';
import type { CliTexts } from '../texts/cli/cli-texts.ts';
import type { Command, OptionSpec } from './command.ts';
import { COMMON } from './options.ts';

export interface ProgramParts {
  readonly commands: readonly Command[];
  readonly texts: CliTexts;
  readonly version: string;
  readonly write: (text: string) => void;
  readonly start: (
    command: Command,
    call: { arguments: readonly string[]; flags: Record<string, unknown> },
  ) => Promise<void>;
}

/** The command line out of the tables of commands and options, with help in the language of `texts`. */
export function buildProgram(parts: ProgramParts): Program {
  const { texts } = parts;
  const program = prepare(new Program('jejak'), parts)
    .description(texts.about)
    .version(parts.version, '-V, --version', texts.help.version);
  for (const option of COMMON) program.addOption(toOption(option, texts));
  for (const command of parts.commands) {
    const sub = prepare(program.command(command.name), parts).description(texts.commands[command.name]);
    for (const argument of command.arguments) {
      const about = texts.arguments[argument.name];
      const name = argument.rest ? `${argument.name}...` : argument.name;
      sub.argument(argument.optional ? `[${name}]` : `<${name}>`, about);
    }
    for (const option of [...command.options, ...COMMON]) sub.addOption(toOption(option, texts));
    sub.action(async (...received: unknown[]) => {
      const given = received
        .slice(0, command.arguments.length)
        .flat()
        .filter((word) => word !== undefined);
      const words = given.map((word) => String(word));
      command.arguments.forEach((argument, i) => {
        const left = argument.optional === true && words[i] === undefined;
        if (argument.choices && !left && !argument.choices.includes(words[i]!)) {
          const allowed = argument.choices.join(', ');
          throw new JejakError('OPTION_INVALID', {
            meta: { option: `<${argument.name}>`, value: words[i], allowed },
          });
        }
      });
      await parts.start(command, { arguments: words, flags: { ...program.opts(), ...sub.opts() } });
    });
  }
  return program;
}

function prepare(program: Program, parts: ProgramParts): Program {
  const { help } = parts.texts;
  const titles: Record<string, string> = {
    'Usage:': help.usage,
    'Options:': help.options,
    'Commands:': help.commands,
    'Arguments:': help.arguments,
  };
  return program
    .exitOverride()
    .helpCommand(false)
    .helpOption('-h, --help', help.show)
    .configureHelp({ styleTitle: (title) => titles[title] ?? title })
    .configureOutput({ writeOut: parts.write, writeErr: () => undefined });
}

function toOption(spec: OptionSpec, texts: CliTexts): Option {
  const fallback = spec.fallback === undefined ? '' : ` [${spec.fallback}]`;
  const option = new Option(spec.flags, `${texts.options[spec.name]}${fallback}`);
  // commander would take `--no-traces` for the opposite of an option `--traces`; here it is an option of its own.
  option.negate = false;
  if (spec.kind === 'list')
    option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
  return option;
}

/** Whether commander only showed help or the version. */
export function isShown(error: unknown): boolean {
  return error instanceof CommanderError && error.exitCode === 0;
}
