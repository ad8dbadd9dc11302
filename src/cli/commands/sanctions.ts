import { JejakError } from '../../primitives/jejak-error.ts';
import type { Command } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { runSanctionDiff } from '../sanctions/run-sanction-diff.ts';
import { runSanctionEntry } from '../sanctions/run-sanction-entry.ts';
import { runSanctionImport } from '../sanctions/run-sanction-import.ts';
import { runSanctionList } from '../sanctions/run-sanction-list.ts';
import { runSanctionsOf } from '../sanctions/run-sanctions-of.ts';

const WORDS = {
  import: { least: 1, most: Number.POSITIVE_INFINITY, allowed: '<files...>' },
  list: { least: 0, most: 0, allowed: '-' },
  of: { least: 1, most: 1, allowed: '<address>' },
  diff: { least: 0, most: 1, allowed: '[list]' },
  entry: { least: 1, most: 1, allowed: '<id or name>' },
} as const;

export const sanctionsCommand: Command = {
  name: 'sanctions',
  arguments: [
    { name: 'sanctionAction', choices: Object.keys(WORDS) },
    { name: 'sanctionWords', optional: true, rest: true },
  ],
  options: [OPTIONS.data, OPTIONS.published, OPTIONS.on, OPTIONS.maxAge, OPTIONS.limit, OPTIONS.format],
  async run(context, { arguments: [action, ...words], options }) {
    const named = action as keyof typeof WORDS;
    const { least, most, allowed } = WORDS[named];
    if (words.length < least || words.length > most) {
      const meta = { option: `sanctions ${named}`, value: words.join(' '), allowed };
      throw new JejakError('OPTION_INVALID', { meta });
    }
    if (named === 'import') return runSanctionImport(context, words, options);
    if (named === 'list') return runSanctionList(context, options);
    if (named === 'of') return runSanctionsOf(context, words[0]!, options);
    return named === 'diff'
      ? runSanctionDiff(context, words[0], options)
      : runSanctionEntry(context, words[0]!, options);
  },
};
