import type { Command, OptionSpec } from '../cli/command.ts';
import { variableOf } from '../cli/variable-of.ts';
import { en } from '../texts/cli/en.ts';
import { COMMAND_NOTES } from './command-notes.ts';
import { markdownTable } from './markdown-table.ts';
import { synopsis } from './synopsis.ts';

/** The part of the reference about one command. */
export function commandSection(command: Command): string {
  const note = COMMAND_NOTES[command.name];
  const parts = [
    `## jejak ${command.name}`,
    `${en.commands[command.name]}.`,
    fence('text', [synopsis(command)]),
  ];
  if (command.arguments.length > 0) {
    parts.push(
      markdownTable(
        ['Argument', 'Meaning'],
        command.arguments.map((argument) => [`\`${argument.name}\``, en.arguments[argument.name]]),
      ),
    );
  }
  if (command.options.length > 0) {
    parts.push(
      markdownTable(
        ['Option', 'Meaning', 'Values', 'Default', 'Environment', 'Key in settings'],
        command.options.map(optionRow),
      ),
    );
  }
  if (note.exit) parts.push(`Exit code: ${note.exit}`);
  parts.push(fence('sh', note.examples));
  return parts.join('\n\n');
}

function optionRow(option: OptionSpec): string[] {
  const values = {
    text: 'text',
    count: 'whole number',
    flag: 'none; `true` or `1` in the environment',
    list: 'text, repeatable',
    choice: (option.choices ?? []).map((choice) => `\`${choice}\``).join(', '),
  };
  return [
    `\`${option.flags}\`${option.required ? ' (required)' : ''}`,
    en.options[option.name],
    values[option.kind],
    option.fallback === undefined ? '' : `\`${option.fallback}\``,
    `\`${variableOf(option.name)}\``,
    `\`${option.name}\`${option.harmless ? ', also in jejak.json' : ''}`,
  ];
}

function fence(language: string, lines: readonly string[]): string {
  return `\`\`\`${language}\n${lines.join('\n')}\n\`\`\``;
}
