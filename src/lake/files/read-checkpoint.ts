import { existsSync } from 'node:fs';
import { readText } from '../../files/read-text.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { unseal } from '../pages/seal.ts';

/** `counts`: a list of records of whole numbers; `digests`: a list of SHA-256; `digest`: one, or an empty text. `flag`: true or false. */
export type CheckpointField = 'flag' | 'count' | 'counts' | 'digests' | 'digest';

/** Bytes. */
const LARGEST = 16 << 20;
const DIGEST = /^[0-9a-f]{64}$/;
const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
const FORMS: Readonly<Record<CheckpointField, (value: unknown) => boolean>> = {
  flag: (value) => typeof value === 'boolean',
  count: isCount,
  counts: (value) =>
    Array.isArray(value) &&
    value.every((one) => typeof one === 'object' && one !== null && Object.values(one).every(isCount)),
  digests: (value) =>
    Array.isArray(value) && value.every((one) => typeof one === 'string' && DIGEST.test(one)),
  digest: (value) => value === '' || (typeof value === 'string' && DIGEST.test(value)),
};

/**
 * The JSON of a checkpoint, undefined where there is none. One of another version is given as it is: what it holds is not
 * known. One of this version has just the fields of `fields`, and the digest of them. Errors: CHECKPOINT_DAMAGED.
 */
export function readCheckpoint<T extends { readonly version: number }>(
  file: string,
  {
    version,
    fields,
  }: { readonly version: number; readonly fields: Readonly<Record<string, CheckpointField>> },
): T | undefined {
  if (!existsSync(file)) return undefined;
  const fail = (reason: string) => new JejakError('CHECKPOINT_DAMAGED', { meta: { file, reason } });
  let text: string;
  let found: Record<string, unknown> | null;
  try {
    text = readText(file, LARGEST);
    found = JSON.parse(text);
  } catch (error) {
    throw fail((error as NodeJS.ErrnoException).code ?? 'not JSON');
  }
  if (typeof found !== 'object' || !isCount(found?.version)) throw fail('no version');
  if (found!.version !== version) return found as unknown as T;
  try {
    found = unseal<Record<string, unknown>>(text);
  } catch (error) {
    throw fail((error as Error).message);
  }
  const other = Object.keys(found!).find((name) => name !== 'version' && !Object.hasOwn(fields, name));
  if (other !== undefined) throw fail(`"${other.slice(0, 40)}" is not known here`);
  for (const [name, form] of Object.entries(fields))
    if (!FORMS[form](found![name])) throw fail(`${name} is not of its form`);
  return found as unknown as T;
}
