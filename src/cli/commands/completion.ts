import type { Command } from '../command.ts';
import { COMMANDS } from '../command-list.ts';
import { completionScript } from '../completion-script.ts';

export const completionCommand: Command = {
  name: 'completion',
  arguments: [{ name: 'shell', choices: ['bash', 'zsh', 'fish'] }],
  options: [],
  async run(context, { arguments: [shell] }) {
    context.write(completionScript(shell as 'bash' | 'zsh' | 'fish', COMMANDS()));
    return 0;
  },
};
