import type { Command } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { runStats } from '../stats/run-stats.ts';

export const statsCommand: Command = {
  name: 'stats',
  arguments: [],
  options: [
    OPTIONS.per,
    OPTIONS.actor,
    OPTIONS.year,
    OPTIONS.source,
    OPTIONS.prices,
    OPTIONS.figure,
    OPTIONS.data,
    OPTIONS.format,
  ],
  async run(context, { options }) {
    return runStats(context, options);
  },
};
