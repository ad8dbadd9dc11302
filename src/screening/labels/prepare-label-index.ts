import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { buildLabelIndex, type LabelSources } from './build-label-index.ts';
import type { LabelIndex } from './label-index.ts';
import { openLabelIndex } from './open-label-index.ts';

/** Of the form of the file: a change makes all indexes anew. */
const FORM = 3;

export interface PrepareOptions extends LabelSources {
  /** Data folder of the lake. */
  readonly data: string;
  readonly day: string;
  /** What the labels rest on besides the rules: hashes of the lake, the tags, the lists, the rules of the clusters. */
  readonly basis: readonly string[];
  /** Is told before an index is made: that takes some seconds for half a million tags. */
  readonly onBuild?: () => void;
}

/** Opens the index of labels of a lake; makes it when there is none for just these data. Errors: SCREEN_INDEX. */
export async function prepareLabelIndex(options: PrepareOptions): Promise<LabelIndex> {
  const { data, basis, rules, day, rootOf } = options;
  const folder = join(data, 'screening');
  const key = createHash('sha256')
    .update(JSON.stringify([FORM, rules.sha256, ...basis]))
    .digest('hex');
  const ready = openLabelIndex(folder, key, { rules, day, rootOf });
  if (ready) return ready;
  options.onBuild?.();
  await buildLabelIndex(folder, key, options);
  return openLabelIndex(folder, key, { rules, day, rootOf })!;
}
