import type { Command } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { runStats } from '../stats/run-stats.ts';

const BY = ['all', 'year', 'asset', 'victim', 'path'] as const;

export const statsCommand: Command = {
  name: 'stats',
  arguments: [],
  options: [
    { ...OPTIONS.by, kind: 'choice', choices: BY, fallback: 'all', required: false },
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
