import type { Command } from './command.ts';
import { COMMON } from './options.ts';

/** Completion of commands, options and choices, made from the same tables as the help. */
export function completionScript(shell: 'bash' | 'zsh' | 'fish', commands: readonly Command[]): string {
  const names = commands.map((command) => command.name).join(' ');
  const flagsOf = (command: Command) =>
    [...command.options, ...COMMON].map((option) => option.flags.split(' ')[0]!);
  if (shell === 'fish') {
    const lines = [`complete -c jejak -f -n __fish_use_subcommand -a '${names}'`];
    for (const command of commands) {
      const values = command.arguments.flatMap((argument) => argument.choices ?? []).join(' ');
      if (values)
        lines.push(`complete -c jejak -f -n '__fish_seen_subcommand_from ${command.name}' -a '${values}'`);
      for (const option of [...command.options, ...COMMON]) {
        const flag = option.flags.split(' ')[0]!.slice(2);
        const values = option.choices
          ? ` -x -a '${option.choices.join(' ')}'`
          : option.kind === 'flag'
            ? ''
            : ' -r';
        lines.push(`complete -c jejak -n '__fish_seen_subcommand_from ${command.name}' -l ${flag}${values}`);
      }
    }
    return `${lines.join('\n')}\n`;
  }
  const cases = commands.map((command) => {
    const words = [...flagsOf(command), ...command.arguments.flatMap((argument) => argument.choices ?? [])];
    return `    ${command.name}) words="${words.join(' ')}" ;;`;
  });
  const choices = new Map(
    commands
      .flatMap((command) => command.options)
      .filter((o) => o.choices)
      .map((o) => [o.flags.split(' ')[0]!, o.choices!.join(' ')]),
  );
  const previous = [...choices].map(
    ([flag, values]) => `    ${flag}) COMPREPLY=($(compgen -W "${values}" -- "$current")); return ;;`,
  );
  const body = `_jejak() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  case "$before" in
${previous.join('\n')}
  esac
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    *) words="${names}" ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  if [ \${#COMPREPLY[@]} -eq 0 ]; then COMPREPLY=($(compgen -f -- "$current")); fi
}
complete -o filenames -F _jejak jejak
`;
  return shell === 'bash' ? body : `autoload -U +X bashcompinit && bashcompinit\n${body}`;
}
