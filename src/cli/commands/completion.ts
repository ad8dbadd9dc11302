import type { Command } from '../command.ts';
import { completionScript } from '../completion-script.ts';

/** The command completes all commands, itself among them: it is given the list that it stands in. */
export function completionCommand(commands: () => readonly Command[]): Command {
  return {
    name: 'completion',
    arguments: [{ name: 'shell', choices: ['bash', 'zsh', 'fish'] }],
    options: [],
    async run(context, { arguments: [shell] }) {
      context.write(completionScript(shell as 'bash' | 'zsh' | 'fish', commands()));
      return 0;
    },
  };
}
