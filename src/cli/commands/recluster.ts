import { readTagCsv } from '../../attribution/read-tag-csv.ts';
import { parseChangeExpression } from '../../clustering/change/parse-change-expression.ts';
import { MIX_KINDS, type MixKind } from '../../clustering/coinjoin/mix-sighting.ts';
import type { ClusterSettings } from '../../clustering/settings/cluster-settings.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { fill } from '../../texts/fill.ts';
import type { Command, OptionValues } from '../command.ts';
import { openSource } from '../open-source.ts';
import { OPTIONS } from '../options.ts';
import { print } from '../output/print.ts';
import { rebuildClusters } from '../owners/rebuild-clusters.ts';

export const reclusterCommand: Command = {
  name: 'recluster',
  arguments: [],
  options: [
    OPTIONS.change,
    OPTIONS.holdFrom,
    OPTIONS.leaveOut,
    OPTIONS.noSameKey,
    OPTIONS.tags,
    OPTIONS.data,
    OPTIONS.format,
  ],
  async run(context, { options }) {
    const chosen = await choose(options);
    const made = await rebuildClusters(String(options.data), (settings) => ({
      ...settings,
      ...chosen.settings,
    }));
    const { merges, holds, addresses } = made;
    const { owners } = context.texts;
    print(context, String(options.format), {
      data: { addresses, merges, holds, settings: made.settings, ownersUnknown: chosen.unknown },
      columns: ['detail'],
      rows: [],
      above: [fill(owners.reclustered, { addresses, merges, holds })],
      below:
        chosen.unknown > 0 ? [fill(owners.unknownOwners, { count: chosen.unknown, total: chosen.tags })] : [],
    });
    return 0;
  },
};

/** What the options say; what they do not speak of stays as it is, but the forms of a key, which are joined unless told. */
async function choose(
  options: OptionValues,
): Promise<{ settings: Partial<ClusterSettings>; unknown: number; tags: number }> {
  const change = options.change === undefined ? undefined : String(options.change).trim();
  if (change !== undefined && change !== 'none') parseChangeExpression(change);
  const tags = options.tags ? readTagCsv(String(options.tags)) : undefined;
  const known = [];
  if (tags) {
    const source = await openSource({ ...options, engine: 'graph' });
    try {
      for (const { address, label } of tags)
        if ((await source.findAddress(address)) !== undefined) known.push({ address, owner: label });
    } finally {
      await source.close();
    }
  }
  return {
    settings: {
      sameKey: options.noSameKey !== true,
      ...(change === undefined ? {} : { change: change === 'none' ? '' : change }),
      ...(options.holdFrom === undefined ? {} : { holdFrom: Number(options.holdFrom) }),
      ...(options.leaveOut === undefined ? {} : { leaveOut: kinds(String(options.leaveOut)) }),
      ...(tags ? { owners: known } : {}),
    },
    unknown: (tags?.length ?? 0) - known.length,
    tags: tags?.length ?? 0,
  };
}

function kinds(text: string): MixKind[] {
  const names = text === 'none' ? [] : text.split(',').map((name) => name.trim());
  for (const name of names)
    if (!MIX_KINDS.includes(name as MixKind))
      throw new JejakError('OPTION_INVALID', {
        meta: { option: OPTIONS.leaveOut.flags, value: name, allowed: `none, ${MIX_KINDS.join(', ')}` },
      });
  return names as MixKind[];
}
