import type { Clusters } from '../../clustering/open-clusters.ts';
import { openClustersIfAny } from '../../clustering/open-clusters-if-any.ts';
import { type FlowSource, NO_ADDRESS } from '../../graph/flow-source.ts';
import type { TagTable, TraceTag } from '../../tracing/trace-parameters.ts';
import type { CliContext, OptionValues } from '../command.ts';
import { lakeTags } from './lake-tags.ts';
import { tagTable } from './tag-table.ts';

/**
 * Tags of a lake of a chain of outputs. An address inherits from its cluster what the tag's maker says of the whole
 * cluster; such a tag says `inherited`. Undefined when no tags were given. Errors: those of lakeTags.
 */
export async function outputTags(
  context: CliContext,
  source: FlowSource,
  options: OptionValues,
): Promise<TagTable | undefined> {
  const { chain } = await source.coverage();
  const find = (addresses: readonly string[]) => source.findAddresses(addresses);
  const found = await lakeTags(context, { chain, find }, options);
  if (!found) return undefined;
  const { tags, definers } = found;
  const clusters = definers.size === 0 ? undefined : openClustersIfAny(String(options.data));
  if (!clusters) return tagTable(found);
  context.atEnd(() => clusters.close());
  const rootOf = rootsOf(clusters);
  const inherited = new Map<number, TraceTag>();
  for (const [id, tag] of [...definers].sort(([a], [b]) => a - b))
    inherited.set(rootOf(id), joined(inherited.get(rootOf(id)), tag));
  return {
    ...tagTable(found),
    get: (id) => (id === NO_ADDRESS ? undefined : (tags.get(id) ?? inherited.get(rootOf(id)))),
  };
}

/** What several makers say of one cluster: names that differ stand side by side, and one service makes it one. */
function joined(known: TraceTag | undefined, tag: TraceTag): TraceTag {
  if (!known) return { ...tag, inherited: true };
  const { passes: _, ...about } = known.passes ? tag : known;
  const labels = known.label.split(' / ');
  return {
    ...about,
    label: labels.includes(tag.label) ? known.label : `${known.label} / ${tag.label}`,
    ...(known.passes && tag.passes ? { passes: true } : {}),
    inherited: true,
  };
}

/** Smallest address of the cluster of an address; each is read once. */
function rootsOf(clusters: Clusters): (id: number) => number {
  const roots = new Map<number, number>();
  return (id) => {
    const root = roots.get(id) ?? clusters.of(id).id;
    roots.set(id, root);
    return root;
  };
}
