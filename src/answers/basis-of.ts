import { createHash } from 'node:crypto';
import type { BasisAnswer } from './schema/basis.ts';
import type { Lake } from './world/lake.ts';
import type { World } from './world/open-world.ts';

/** What an answer rests on. `request` as it was settled, with its defaults. */
export function basisOf(
  { version, labels }: World,
  lakes: readonly Pick<Lake, 'basis'>[],
  request: Record<string, unknown>,
): BasisAnswer {
  const about = {
    version,
    data: lakes.map(({ basis }) => basis),
    ...(labels ? { labels: { on: labels.on, tags: labels.tags, sanctions: labels.sanctions } } : {}),
    request,
  };
  return { ...about, digest: createHash('sha256').update(JSON.stringify(about)).digest('hex') };
}
