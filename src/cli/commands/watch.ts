import { JejakError } from '../../primitives/jejak-error.ts';
import type { Command } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { addEntry } from '../watch/add-entry.ts';
import { listAlerts } from '../watch/list-alerts.ts';
import { listEntries } from '../watch/list-entries.ts';
import { removeEntries } from '../watch/remove-entries.ts';
import { runWatch } from '../watch/run-watch.ts';
import { testSinks } from '../watch/test-sinks.ts';

const ACTIONS = ['add', 'remove', 'list', 'run', 'alerts', 'test'] as const;

export const watchCommand: Command = {
  name: 'watch',
  arguments: [
    { name: 'watchAction', choices: ACTIONS },
    { name: 'watchWords', optional: true, rest: true },
  ],
  options: [
    OPTIONS.wholeCluster,
    OPTIONS.trace,
    OPTIONS.policy,
    OPTIONS.minValue,
    OPTIONS.depth,
    OPTIONS.id,
    OPTIONS.note,
    OPTIONS.after,
    OPTIONS.follow,
    OPTIONS.confirmations,
    OPTIONS.labels,
    OPTIONS.offset,
    OPTIONS.data,
    OPTIONS.format,
  ],
  async run(context, { arguments: [action, ...words], options }) {
    const named = action as (typeof ACTIONS)[number];
    const wants = named === 'remove' || (named === 'add' && options.trace === undefined);
    if (wants !== words.length > 0) {
      const meta = { option: `watch ${named}`, value: words.join(' '), allowed: wants ? '<...>' : '-' };
      throw new JejakError('OPTION_INVALID', { meta });
    }
    if (named === 'add') return addEntry(context, words, options);
    if (named === 'remove') return removeEntries(context, words, options);
    if (named === 'list') return listEntries(context, options);
    if (named === 'alerts') return listAlerts(context, options);
    return named === 'test' ? testSinks(context, options) : runWatch(context, options);
  },
};
