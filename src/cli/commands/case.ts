import { runCaseCheck } from '../cases/run-case-check.ts';
import { runCaseShow } from '../cases/run-case-show.ts';
import type { Command } from '../command.ts';
import { OPTIONS } from '../options.ts';

export const caseCommand: Command = {
  name: 'case',
  arguments: [{ name: 'caseAction', choices: ['check', 'show'] }, { name: 'caseFolder' }],
  options: [OPTIONS.limit, OPTIONS.format],
  async run(context, { arguments: [action, folder], options }) {
    return action === 'check'
      ? runCaseCheck(context, folder!, options)
      : runCaseShow(context, folder!, options);
  },
};
