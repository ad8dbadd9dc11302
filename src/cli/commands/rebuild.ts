import { rebuildDerived } from '../../ingest/rebuild/rebuild-derived.ts';
import { fill } from '../../texts/fill.ts';
import type { Command } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { printRecord } from '../output/print-record.ts';

export const rebuildCommand: Command = {
  name: 'rebuild',
  arguments: [],
  options: [OPTIONS.data, OPTIONS.format],
  async run(context, { options }) {
    const { folders, ...made } = await rebuildDerived(String(options.data), context.signal);
    const { says } = context.texts;
    printRecord(context, String(options.format), {
      data: { ...made, folders },
      record: { ...made, folders: folders.join(' ') },
      lines: [fill(says.rebuilt, made), ...folders.map((folder) => fill(says.rebuiltFolder, { folder }))],
    });
    return 0;
  },
};
