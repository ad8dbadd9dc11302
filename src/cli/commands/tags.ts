import { JejakError } from '../../primitives/jejak-error.ts';
import type { Command } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { runTagExport } from '../tags/run-tag-export.ts';
import { runTagImport } from '../tags/run-tag-import.ts';
import { runTagList } from '../tags/run-tag-list.ts';
import { runTagsOf } from '../tags/run-tags-of.ts';

export const tagsCommand: Command = {
  name: 'tags',
  arguments: [
    { name: 'tagAction', choices: ['import', 'list', 'of', 'export'] },
    { name: 'tagWords', optional: true, rest: true },
  ],
  options: [OPTIONS.data, OPTIONS.map, OPTIONS.set, OPTIONS.lenient, OPTIONS.on, OPTIONS.out, OPTIONS.format],
  async run(context, { arguments: [action, ...words], options }) {
    if (action === 'export') return runTagExport(context, words, options);
    const allowed = { import: '<files...>', list: '', of: '<address>' }[action as 'import' | 'list' | 'of'];
    const fits = action === 'import' ? words.length > 0 : words.length === (action === 'of' ? 1 : 0);
    if (!fits) {
      const meta = { option: `tags ${action}`, value: words.join(' '), allowed: allowed || '-' };
      throw new JejakError('OPTION_INVALID', { meta });
    }
    if (action === 'import') return runTagImport(context, words, options);
    return action === 'list' ? runTagList(context, options) : runTagsOf(context, words[0]!, options);
  },
};
