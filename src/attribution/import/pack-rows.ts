import { basename } from 'node:path';
import { JejakError } from '../../primitives/jejak-error.ts';
import { isPackField } from '../packs/is-pack-field.ts';
import { openPack } from '../packs/open-pack.ts';
import type { PackFields, PackItem, PackValue } from '../packs/pack.ts';
import type { TagFile, TagRow, TagRowOptions, TagRows } from './tag-rows.ts';

/** Tags of a TagPack with what they inherit from its header. Errors: TAG_PACK, TAG_FORMAT for an ActorPack. */
export function packRows(file: TagFile, options: TagRowOptions): TagRows {
  const pack = openPack(file.text, { file: file.path, include: file.include });
  if (pack.kind !== 'tags') {
    const reason = 'an ActorPack describes actors and has no tags';
    throw new JejakError('TAG_FORMAT', { meta: { file: file.path, reason } });
  }
  const inherited: Record<string, PackValue> = { ...options.set };
  const about: Record<string, PackValue> = {};
  for (const [name, value] of Object.entries(pack.header))
    if (!isPackField(name)) inherited[name] = value;
    else if (name !== 'tags') about[name] = value;
  const { title, creator } = pack.header;
  return {
    format: 'tagpack',
    title: typeof title === 'string' && title !== '' ? title : basename(file.path),
    ...(typeof creator === 'string' ? { creator } : {}),
    about,
    rows: { [Symbol.iterator]: () => inherit(pack.items, inherited) },
    beyond: pack.included,
  };
}

function* inherit(items: Iterable<PackItem>, inherited: PackFields): Generator<TagRow> {
  for (const { fields, line } of items) yield { own: fields, inherited, line };
}
