import { existsSync, readFileSync } from 'node:fs';
import { unseal } from '../../lake/pages/seal.ts';
import { JejakError } from '../../primitives/jejak-error.ts';

/**
 * A sealed checkpoint of files that are derived from a lake: undefined when there is none, the number of its version when
 * that is another one. Errors: GRAPH_DAMAGED.
 */
export function readSealed<Checkpoint extends { readonly version: number }>(
  path: string,
  version: number,
): Checkpoint | number | undefined {
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8');
  try {
    const found = (JSON.parse(text) as Checkpoint | null)?.version;
    return Number.isInteger(found) && found !== version ? found : unseal<Checkpoint>(text);
  } catch (cause) {
    throw new JejakError('GRAPH_DAMAGED', { meta: { file: path, byte: 0, page: 0 }, cause });
  }
}
