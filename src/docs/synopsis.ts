import type { Command } from '../cli/command.ts';

/** A command as it is typed, required parts spelt out. */
export function synopsis(command: Command): string {
  const words = command.arguments.map((argument) => {
    const one = argument.choices ? argument.choices.join('|') : `<${argument.name}>`;
    const name = argument.rest ? `${one}...` : one;
    return argument.optional ? `[${name}]` : name;
  });
  const required = command.options.filter((option) => option.required).map((option) => option.flags);
  const more = required.length < command.options.length ? ['[options]'] : [];
  return ['jejak', command.name, ...words, ...required, ...more].join(' ');
}
