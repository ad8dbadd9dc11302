import type { Command } from '../cli/command.ts';

/** A command as it is typed, required parts spelt out. */
export function synopsis(command: Command): string {
  const words = command.arguments.map((argument) => {
    const name = argument.choices ? argument.choices.join('|') : `<${argument.name}>`;
    return argument.optional ? `[${name}]` : name;
  });
  const required = command.options.filter((option) => option.required).map((option) => option.flags);
  const more = required.length < command.options.length ? ['[options]'] : [];
  return ['jejak', command.name, ...words, ...required, ...more].join(' ');
}
